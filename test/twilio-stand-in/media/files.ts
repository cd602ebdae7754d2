import { extname } from 'node:path';
import { newSid } from '../sids';
import type { StoredMedia } from '../messages/store';

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
		contentType: contentTypes[extension] ?? 'image/jpeg',
		createdAt,
		bytes: everyByte,
	};
}
