/** A class of a regular expression from code points and ranges of them, hexadecimal. */
function oneOf(codePoints: string): string {
	return `[${codePoints.replace(/[\dA-F]+/g, '\\u{$&}').replace(/ /g, '')}]`;
}

/** Marks that belong to what is before them: accents, vowel signs, the joint (200D) of an emoji. */
const mark = `(?!${oneOf('102B 102C 1038 1062-1064 1067-106D 1083 1087-108C 108F 109A-109C')})(?:\\p{M}|${oneOf('E33 EB3 200C 200D FF9E FF9F E0020-E007F')})`;
/** These have neither marks nor parts. */
const control = `(?!${oneOf('200C 200D E0020-E007F')})[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]`;

const flag = '\\p{RI}{2}';
const [lead, vowel, tail] = [
	oneOf('1100-115F A960-A97C'),
	oneOf('1160-11A7 D7B0-D7C6'),
	oneOf('11A8-11FF D7CB-D7FB'),
];
/** Korean, written syllable by syllable or letter by letter. */
const syllable = `${lead}*(?:${oneOf('AC00-D7A3')}|${vowel}+)${tail}*|${lead}+|${tail}+`;

/** Marks that change what is before them: neither vowel signs with a place of their own nor the joint. */
const changing = `(?:[\\p{Mn}\\p{Me}]|${oneOf('200C FF9E FF9F E0020-E007F')})`;
const skin = oneOf('1F3FB-1F3FF');
/** People and hands, which can have a colour of skin. */
const people = oneOf(
	'261D 26F9 270A-270D 1F385 1F3C2-1F3C4 1F3C7 1F3CA-1F3CC 1F442 1F443 1F446-1F450 1F466-1F469 1F46E 1F470-1F478 1F47C 1F481-1F483 1F485-1F487 1F4AA 1F574 1F575 1F57A 1F590 1F595 1F596 1F645-1F647 1F64B-1F64F 1F6A3 1F6B4-1F6B6 1F6C0 1F6CC 1F918-1F91C 1F91E 1F91F 1F926 1F930-1F939 1F93D 1F93E 1F9D1-1F9DD',
);
/** What a joint adds to an emoji, such as another person or a profession. */
const joined = `(?<=\\u200D)${oneOf(
	'1F466-1F469 2640 2642 2695 2696 2708 2764 1F308 1F33E 1F373 1F393 1F3A4 1F3A8 1F3EB 1F3ED 1F48B 1F4BB 1F4BC 1F527 1F52C 1F5E8 1F680 1F692',
)}`;
const isJoinedPerson = `(?<=\\u200D${oneOf('1F466-1F469')})`;

/**
 * What goes on with the piece. The calculator gives a joined person their colour as long as the piece has no
 * changing mark, or if the last of them stands between the two.
 */
const unchanged = `(?:${joined}(?:${isJoinedPerson}${skin})?|(?!${changing})${mark})*`;
const changed = `(?:${isJoinedPerson}${changing}${skin}|${joined}|${mark})*`;

/** The calculator lets a flag keep one mark; further ones are a piece of their own. */
const piece = new RegExp(
	[
		control,
		`${flag}${mark}?`,
		`${people}${changing}${skin}${changed}`,
		`(?:${syllable}|${people}${skin}|[^])${unchanged}${changed}`,
	].join('|'),
	'gu',
);

/**
 * The pieces of a text that Twilio's calculator never splits over two segments, such as a letter with
 * its accents or an emoji with its joints. They are those of Unicode 10, by which the calculator goes.
 *
 * @see https://github.com/TwilioDevEd/message-segment-calculator
 */
export function inseparablePieces(text: string): string[] {
	return text.match(piece) ?? [];
}
