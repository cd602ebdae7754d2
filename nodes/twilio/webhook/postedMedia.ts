/** Reads one value by its name; empty when it was not posted. */
export type ReadPosted = (name: string) => string;

/** A file that came with a message. */
export interface ReceivedMedia {
	readonly url: string;
	readonly contentType: string;
}

/** A message has at most ten; the count comes from outside. */
const mostMedia = 50;

/** The files that came with a message. */
export function readMedia(read: ReadPosted): ReceivedMedia[] {
	const count = Math.min(Number.parseInt(read('NumMedia'), 10) || 0, mostMedia);
	return Array.from({ length: count }, (_, index) => ({
		url: read(`MediaUrl${index}`),
		contentType: read(`MediaContentType${index}`),
	})).filter(({ url }) => url !== '');
}
