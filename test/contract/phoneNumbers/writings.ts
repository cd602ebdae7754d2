import type { Written } from './reference';

/** How somebody may write a number. */
export interface Writing {
	readonly name: string;
	/** What is written. */
	write(number: Written): string;
	/** Whether the country code is in it: then it is to be read without a Default Country. */
	readonly hasCode: boolean;
	/** What can only be refused: the number is not in it, or more than the number. */
	readonly isUnclear?: true;
}

const grouped = (digits: string, separator: string) =>
	digits.replace(/\d{3}(?=\d{2})/g, (group) => group + separator);

/** Each digit in the script whose zero this is. */
const inScript = (text: string, zero: number) =>
	text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const fullWidth = (text: string) =>
	text.replace(/[!-~]/g, (character) => String.fromCodePoint(character.charCodeAt(0) + 0xfee0));

const plus = ({ callingCode, national }: Written, separator: string, between = separator) =>
	`+${callingCode}${separator}${grouped(national, between)}`;

/** The same groups of digits with another mark between them. */
const marked = (local: string, mark: string) => (local.match(/\d+/g) ?? []).join(mark);

const trunkOf = ({ local, national }: Written) => {
	const digits = local.replace(/\D/g, '');
	return digits.endsWith(national) ? digits.slice(0, digits.length - national.length) : '';
};

const withCode = (name: string, write: (number: Written) => string): Writing => ({
	name,
	write,
	hasCode: true,
});

const national = (name: string, write: (number: Written) => string): Writing => ({
	name,
	write,
	hasCode: false,
});

const unclear = (name: string, write: (number: Written) => string): Writing => ({
	name,
	write,
	hasCode: true,
	isUnclear: true,
});

/** Each with the country code, and with nothing that could be another number. */
const complete: readonly Writing[] = [
	withCode('E.164', ({ e164 }) => e164),
	withCode('as Google writes it', ({ international }) => international),
	withCode('spaces', (number) => plus(number, ' ')),
	withCode('dashes', (number) => plus(number, '-')),
	withCode('dots', (number) => plus(number, '.')),
	withCode('non-breaking spaces', (number) => plus(number, '\u00A0')),
	withCode('narrow non-breaking spaces', (number) => plus(number, '\u202F')),
	withCode('ideographic spaces', (number) => plus(number, '\u3000')),
	withCode('zero-width spaces', (number) => plus(number, '\u200B')),
	withCode('soft hyphens', (number) => plus(number, '\u00AD')),
	withCode('en dashes', (number) => plus(number, '–')),
	withCode('em dashes', (number) => plus(number, '—')),
	withCode('non-breaking hyphens', (number) => plus(number, '\u2011')),
	withCode('minus signs', (number) => plus(number, '\u2212')),
	withCode('tabs', (number) => plus(number, '\t')),
	withCode('two spaces', (number) => plus(number, '  ')),
	withCode('embedding marks', ({ e164 }) => `\u202A${e164}\u202C`),
	withCode('isolating marks', ({ e164 }) => `\u2066${e164}\u2069`),
	withCode('a left-to-right mark', ({ e164 }) => `\u200E${e164}`),
	withCode('an Arabic letter mark', ({ e164 }) => `\u061C${e164}`),
	withCode('a byte order mark', ({ e164 }) => `\uFEFF${e164}`),
	withCode('white space around', ({ e164 }) => `\t ${e164} \r\n`),
	withCode('a dot at the end', ({ e164 }) => `${e164}.`),
	withCode('00', ({ callingCode, national: digits }) => `00${callingCode}${digits}`),
	withCode('00 and spaces', ({ callingCode, national: digits }) => `00 ${callingCode} ${digits}`),
	withCode('00 in brackets', ({ callingCode, national: digits }) => `(00${callingCode}) ${digits}`),
	withCode('+ in brackets', ({ callingCode, national: digits }) => `(+${callingCode}) ${digits}`),
	withCode(
		'an area code in brackets',
		({ callingCode, national: digits }) =>
			`+${callingCode} (${digits.slice(0, 3)}) ${digits.slice(3)}`,
	),
	withCode(
		'square brackets',
		({ callingCode, national: digits }) =>
			`+${callingCode} [${digits.slice(0, 2)}] ${digits.slice(2)}`,
	),
	withCode(
		'a slash after the area code',
		({ callingCode, national: digits }) =>
			`+${callingCode} ${digits.slice(0, 3)}/${digits.slice(3)}`,
	),
	withCode('tel:', ({ e164 }) => `tel:${e164}`),
	withCode('TEL: and dashes', (number) => `TEL:${plus(number, '-')}`),
	withCode('an apostrophe', ({ e164 }) => `'${e164}`),
	withCode('a typographic apostrophe', ({ e164 }) => `’${e164}`),
	withCode('quotes', ({ e164 }) => `"${e164}"`),
	withCode("a spreadsheet's formula", ({ e164 }) => `="${e164}"`),
	withCode('full-width characters', ({ e164 }) => fullWidth(e164)),
	withCode('Arabic digits', ({ e164 }) => inScript(e164, 0x660)),
	withCode('Persian digits', ({ e164 }) => inScript(e164, 0x6f0)),
	withCode('Devanagari digits', ({ e164 }) => inScript(e164, 0x966)),
	withCode('Thai digits', ({ e164 }) => inScript(e164, 0xe50)),
];

/** As a number is written within its country. */
const withinCountry: readonly Writing[] = [
	national('as it is written in the country', ({ local }) => local),
	national('its digits', ({ local }) => local.replace(/\D/g, '')),
	national('its digits in brackets', ({ local }) => `(${local.replace(/\D/g, '')})`),
	national('dashes in the country', ({ local }) => marked(local, '-')),
	national('dots in the country', ({ local }) => marked(local, '.')),
	national('an apostrophe in the country', ({ local }) => `'${local.replace(/\D/g, '')}`),
	national('the number cell of a spreadsheet', ({ national: digits }) => digits.replace(/^0+/, '')),
	national(
		'the country code without +',
		({ callingCode, national: digits }) => callingCode + digits,
	),
];

/** Where the trunk prefix does not belong. */
const withTrunk: readonly Writing[] = [
	unclear(
		'a trunk prefix after the country code',
		(number) => `+${number.callingCode} ${trunkOf(number)}${number.national}`,
	),
	unclear(
		'a trunk prefix in brackets',
		(number) => `+${number.callingCode} (${trunkOf(number)})${number.national}`,
	),
	unclear('(0) everywhere', ({ callingCode, national: digits }) => `+${callingCode} (0) ${digits}`),
	unclear('00 and (0)', ({ callingCode, national: digits }) => `00${callingCode} (0) ${digits}`),
];

/** With something that is no part of the number. */
const cluttered: readonly Writing[] = [
	unclear('a decimal cell', ({ e164 }) => `${e164}.0`),
	unclear('a decimal cell without +', ({ e164 }) => `${e164.slice(1)}.0`),
	unclear('a decimal cell of the country', ({ national: digits }) => `${digits}.0`),
	unclear('a power of ten', ({ e164 }) => Number(e164.slice(1)).toExponential(5).toUpperCase()),
	unclear('another ending', ({ international }) => `${international}/9`),
	unclear('a count in brackets', ({ international }) => `${international} (2)`),
	unclear('a digit after a space', ({ international }) => `${international} 2`),
	unclear('an extension', ({ international }) => `${international} ext. 12`),
	unclear('a short extension', ({ e164 }) => `${e164}x12`),
	unclear('an extension of a link', ({ e164 }) => `tel:${e164};ext=12`),
	unclear('two numbers with a comma', ({ e164 }) => `${e164}, ${e164}`),
	unclear('two numbers with a slash', ({ e164, local }) => `${e164} / ${local}`),
	unclear('two numbers with a space', ({ e164, local }) => `${e164} ${local}`),
	unclear('two lines', ({ e164, local }) => `${e164}\n${local}`),
	unclear('a name', ({ e164 }) => `Anna <${e164}>`),
	unclear('a remark', ({ e164 }) => `${e164} (mobile)`),
	unclear('a letter for a digit', ({ e164 }) => `${e164.slice(0, -2)}O1`),
	unclear('a footnote', ({ e164 }) => `${e164}²`),
	unclear('two plus signs', ({ e164 }) => `+${e164}`),
	unclear('a comma in it', ({ e164 }) => `${e164.slice(0, 6)},${e164.slice(6)}`),
];

/** Every writing. */
export const writings: readonly Writing[] = [
	...complete,
	...withinCountry,
	...withTrunk,
	...cluttered,
];
