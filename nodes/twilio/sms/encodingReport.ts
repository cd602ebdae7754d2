import { charactersOf } from '../values/characters';
import { isGsm } from './segments';
import { smartEncode } from './smartEncoding';

/** A character that stands out in a text. */
export interface NotedCharacter {
	/** As a person sees it. */
	readonly character: string;
	/** The code points that make it stand out, e.g. `U+1F44B`. */
	readonly codePoint: string;
	/** Where it stands first, counted from 1 as a person counts: an emoji of several code points is one character. */
	readonly position: number;
	/** How often the text has it. */
	readonly times: number;
}

/** A character in whose place Smart Encoding writes another. */
export interface Replacement extends NotedCharacter {
	readonly written: string;
}

const nameOf = (codePoint: string) =>
	`U+${(codePoint.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The characters of which a part stands out, each once, in the order of the text. */
function noted(text: string, standsOut: (codePoint: string) => boolean): NotedCharacter[] {
	const found = new Map<string, NotedCharacter>();
	for (const [index, character] of charactersOf(text).entries()) {
		const known = found.get(character);
		const codePoints = known ? [] : Array.from(character).filter(standsOut);
		if (known) found.set(character, { ...known, times: known.times + 1 });
		else if (codePoints.length > 0) {
			const codePoint = codePoints.map(nameOf).join(' ');
			found.set(character, { character, codePoint, position: index + 1, times: 1 });
		}
	}
	return [...found.values()];
}

/** The characters that are not in GSM-7: one of them is enough for the text to be sent as UCS-2. */
export function charactersForcingUcs2(text: string): NotedCharacter[] {
	return noted(text, (codePoint) => !isGsm(codePoint));
}

/** What Smart Encoding would change. */
export function replacementsIn(text: string): Replacement[] {
	return noted(text, (codePoint) => smartEncode(codePoint) !== codePoint).map((found) => ({
		...found,
		written: smartEncode(found.character),
	}));
}
