import { visiblePart } from './invisible';

const decimalDigit = /\p{Nd}/u;

/** The mathematical digits: five alphabets of ten without a gap. */
const mathematical = { first: 0x1d7ce, last: 0x1d7ff };

/** What a digit of any script stands for. Each script has its ten one after another, from zero on. */
function asciiDigit(code: number): string {
	if (code >= mathematical.first && code <= mathematical.last)
		return String((code - mathematical.first) % 10);
	let value = 0;
	while (value < 9 && decimalDigit.test(String.fromCodePoint(code - value - 1))) value++;
	return String(value);
}

/** Full-width characters have the order of ASCII. */
const fullWidth = { first: 0xff01, last: 0xff5e, distance: 0xfee0 };

function asAscii(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	if (code >= fullWidth.first && code <= fullWidth.last)
		return String.fromCodePoint(code - fullWidth.distance);
	return decimalDigit.test(character) ? asciiDigit(code) : character;
}

/** What stands around a number and is plainly none of it: quotes, a spreadsheet's apostrophe, `tel:`. */
const wrappings: ReadonlyArray<readonly [RegExp, string]> = [
	[/^=?"(.*)"$/s, '$1'],
	[/^“(.*)”$/s, '$1'],
	[/^['‘’](.*)['‘’]$/s, '$1'],
	[/^['‘’`´](?=\s*[+(\d])/, ''],
	[/^tel:(\/\/)?/i, ''],
];

/**
 * What somebody wrote as a phone number, in plain characters: digits of other scripts and full-width
 * ones as ASCII, without what nobody sees, and without what stands around it.
 */
export function plainPhoneText(text: string): string {
	const visible = visiblePart(text);
	const isAscii = /^[ -~]*$/.test(visible);
	const plain = isAscii ? visible : Array.from(visible, asAscii).join('');
	return wrappings
		.reduce((rest, [pattern, kept]) => rest.replace(pattern, kept).trim(), plain)
		.trim();
}
