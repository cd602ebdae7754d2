import { inseparablePieces } from './inseparable';

/** The alphabet that a text message is sent in. */
export type Encoding = 'GSM-7' | 'UCS-2';

/** What a text takes as an SMS. */
export interface SegmentCount {
	readonly encoding: Encoding;
	/** What Twilio counts and charges. */
	readonly segments: number;
	/** How many plain characters go into one segment. */
	readonly charactersPerSegment: number;
	/** How many plain characters can be added before there is one segment more. */
	readonly charactersLeft: number;
}

/** The alphabet in which most characters fit into a segment. */
const basic = new Set(
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take the room of two. */
const extended = new Set('\f^{}\\[~]|€');

/** Whether a character is in the alphabet of cheap messages. */
export function isGsm(character: string): boolean {
	return basic.has(character) || extended.has(character);
}

/** The alphabet that a text needs: one character that is not in GSM-7 is enough for UCS-2. */
export function encodingOf(text: string): Encoding {
	for (const character of text) if (!isGsm(character)) return 'UCS-2';
	return 'GSM-7';
}

/** What fits into a message of one segment, and into each segment of a longer one, which has to say that it is a part. */
const rooms = {
	'GSM-7': { alone: 160, together: 153 },
	'UCS-2': { alone: 70, together: 67 },
};

/** What each piece that is not split takes. */
function sizesOf(text: string, encoding: Encoding): number[] {
	return encoding === 'GSM-7'
		? Array.from(text, (character) => (extended.has(character) ? 2 : 1))
		: inseparablePieces(text).map(({ length }) => length);
}

/** What no longer fits into the first segment when there is a second. */
function overhang(sizes: readonly number[], room: number): number {
	let kept = 0;
	let over = 0;
	for (const size of sizes) {
		if (over === 0 && kept + size <= room) kept += size;
		else over += size;
	}
	return over;
}

/** How many segments texts take that are sent one by one. */
export function segmentsOf(texts: readonly string[]): number {
	return texts.reduce((sum, text) => sum + countSegments(text).segments, 0);
}

/**
 * Counts the segments of a text as Twilio's own calculator does; an empty text takes one.
 *
 * @see https://www.twilio.com/docs/glossary/what-sms-character-limit
 */
export function countSegments(text: string): SegmentCount {
	const encoding = encodingOf(text);
	const { alone, together } = rooms[encoding];
	const sizes = sizesOf(text, encoding);
	let segments = 1;
	let used = 0;
	for (const [index, size] of sizes.entries()) {
		const room = segments === 1 ? alone : together;
		if (used + size <= room) {
			used += size;
			continue;
		}
		used = size + (segments === 1 ? overhang(sizes.slice(0, index), together) : 0);
		segments += 1;
	}
	const charactersPerSegment = segments === 1 ? alone : together;
	const charactersLeft = Math.max(0, charactersPerSegment - used);
	return { encoding, segments, charactersPerSegment, charactersLeft };
}
