import { extname } from 'node:path';
import { newSid } from '../sids';
import type { StoredMedia, StoredMessage } from '../messages/store';

const contentTypes: Readonly<Record<string, string>> = {
	'.gif': 'image/gif',
	'.jpeg': 'image/jpeg',
	'.jpg': 'image/jpeg',
	'.mp4': 'video/mp4',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
};

/** Every byte there is, so that a client which takes files for text is found out. */
const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** The file behind a media address. Nothing is fetched: only its name is looked at. */
export function createMedia(address: string, createdAt: number): StoredMedia {
	const extension = extname(new URL(address).pathname).toLowerCase();
	return {
		sid: newSid('ME'),
		address,
		contentType: contentTypes[extension] ?? 'image/jpeg',
		createdAt,
		bytes: everyByte,
	};
}

/** What came of fetching a file. */
export interface Fetched {
	readonly address: string;
	readonly status: number;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Fetches a message's files from where they are, as Twilio does once it has taken the message; only from this machine. */
export async function fetchFiles(message: StoredMessage): Promise<Fetched[]> {
	const fetched: Fetched[] = [];
	for (const media of message.media) {
		const { address } = media;
		if (!loopback.has(new URL(address).hostname)) continue;
		const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
		const bytes = Buffer.from(await answer.arrayBuffer());
		fetched.push({ address, status: answer.status });
		if (!answer.ok) continue;
		media.bytes = bytes;
		media.contentType = answer.headers.get('content-type') ?? media.contentType;
	}
	return fetched;
}
