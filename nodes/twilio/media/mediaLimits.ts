import { InvalidValue } from '../values/problem';

/** What a channel takes (https://www.twilio.com/docs/messaging/guides/accepted-mime-types). */
export interface MediaLimits {
	readonly mostFiles: number;
	/** Of all files of a message together, in bytes. */
	readonly mostBytes: number;
	/** Of a file that Twilio does not make smaller by itself, in bytes. */
	readonly mostBytesFixed: number;
}

const kilobyte = 1000;
/** In bytes. */
export const megabyte = 1_000_000;

export const mmsLimits: MediaLimits = {
	mostFiles: 10,
	mostBytes: 5 * megabyte,
	mostBytesFixed: 500 * kilobyte,
};
export const whatsAppLimits: MediaLimits = {
	mostFiles: 1,
	mostBytes: 16 * megabyte,
	mostBytesFixed: 16 * megabyte,
};
export const rcsLimits: MediaLimits = {
	mostFiles: 10,
	mostBytes: 16 * megabyte,
	mostBytesFixed: 16 * megabyte,
};

/** Pictures that Twilio makes smaller where a carrier needs it. */
const resized: ReadonlySet<string> = new Set(['image/gif', 'image/jpeg', 'image/jpg', 'image/png']);

/** A file that is to be sent, as far as it is known. */
export interface KnownFile {
	readonly mimeType: string;
	readonly bytes: number | undefined;
}

const size = (bytes: number) =>
	bytes < megabyte ? `${Math.ceil(bytes / kilobyte)} kB` : `${(bytes / megabyte).toFixed(1)} MB`;

/**
 * Refuses files that the channel would not carry.
 *
 * @throws InvalidValue
 */
export function checkFiles(files: readonly KnownFile[], limits: MediaLimits): void {
	for (const { mimeType, bytes = 0 } of files) {
		if (resized.has(mimeType) || bytes <= limits.mostBytesFixed) continue;
		throw new InvalidValue(
			`has a file of ${size(bytes)} (${mimeType}); Twilio takes at most ${size(limits.mostBytesFixed)} of such a file`,
			'Make it smaller, or send a link to it in the text.',
		);
	}
	const all = files.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
	if (all <= limits.mostBytes) return;
	throw new InvalidValue(
		`has files of ${size(all)} in all; a message takes at most ${size(limits.mostBytes)}`,
		'Make them smaller, or send them in several messages.',
	);
}
