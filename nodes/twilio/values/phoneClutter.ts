import { findNumber, type Country } from './numberingPlans';
import type { Problem } from './problem';

// What the phone library would leave out or glue on, and so read another number than a person does.

/** Digits with the marks that people put between them, perhaps with + in front. */
const phoneShape = /^[([\s]*\+?[\d\s\p{Pd}\u2212\u30FC.()[\]/]*$/u;

const negative = /^[\p{Pd}\u2212]\s*\d/u;

/** Longer than any number with all that may stand around it. */
const longestText = 200;

const notANumber: Problem = {
	what: 'is not a phone number',
	advice:
		'Write a number with + and the country code, e.g. +14155550100, or check that the expression finds the right column.',
};

/** What is in the way of reading a text as a phone number; undefined when it is digits and marks alone. */
export function findClutter(text: string): Problem | undefined {
	if (text.length > longestText || negative.test(text)) return notANumber;
	const found = findDecimal(text) ?? findDate(text) ?? findPowerOfTen(text) ?? findSeveral(text);
	if (found) return found;
	if (phoneShape.test(text)) return undefined;
	return (
		findEncoded(text) ??
		findExtension(text) ??
		findLetterForDigit(text) ??
		findNumberWithin(text) ??
		notANumber
	);
}

/**
 * Seven digits without a gap are no group of a number, and one digit alone is none either. Nor are they
 * grouped by a single point, but for a 0 in front, as in `9123.4567`, or as in `321.1234567`.
 */
const decimal =
	/\d{7,}\.\d|\d{5,}\.\d{1,2}$|\d{7,},\d{1,2}$|\.\d$|^\s*(?!(?:\d{3,4}\.\d{4}|\d{3}\.\d{7})\s*$)[1-9]\d*\.\d+\s*$/;

function findDecimal(text: string): Problem | undefined {
	if (!decimal.test(text)) return undefined;
	return {
		what: 'is a decimal number',
		advice:
			'Format the column as text where it comes from: as a decimal number, it ends in a point and digits that are not of the phone number.',
	};
}

const month = '(?:0?[1-9]|1[0-2])';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const year = '(?:19|20)\\d\\d';
const date = new RegExp(
	`^\\s*(?:${year}[-/.]${month}[-/.]${day}|${day}[-/.]${month}[-/.]${year}|${month}/${day}/${year})\\s*$`,
);

/** Where numbers are short, its digits could be somebody's. */
function findDate(text: string): Problem | undefined {
	if (!date.test(text)) return undefined;
	return {
		what: 'is a date',
		advice: 'Check that the expression finds the column with the phone number.',
	};
}

function findSeveral(text: string): Problem | undefined {
	const hasSeveral =
		/\d[^+]*\+/.test(text) ||
		/\d{5}[^\d]*[,;|][^\d]*\d{5}/.test(text) ||
		/\d{7,}\s+\(?\d{7,}/.test(text);
	if (!hasSeveral) return undefined;
	return {
		what: 'holds more than one number',
		advice: 'Give each item one number: split the list into items first.',
	};
}

/** E.g. `4.91512E+12`. */
export function isPowerOfTen(text: string): boolean {
	return /^\+?\d([.,]\d*)?e\+?\d+$/i.test(text);
}

function findPowerOfTen(text: string): Problem | undefined {
	if (!isPowerOfTen(text)) return undefined;
	return {
		what: 'is a number that a spreadsheet has shortened',
		advice: 'Format the column as text and put the numbers in again: their last digits are lost.',
	};
}

const extension =
	/\d\D*?((?:;\s*ext\s*=|(?<!\p{L})(?:ext|extn|extension|xtn|anexo|poste|durchwahl|dw|доб)(?!\p{L})\.?:?|[#x×~])\s*\d{1,7})\D*$/iu;

function findExtension(text: string): Problem | undefined {
	const part = extension.exec(text)?.[1];
	if (part === undefined || text.replace(/\D/g, '').length < 7) return undefined;
	return {
		what: 'has an extension',
		advice: `Write the number without "${part}": a text does not reach an extension.`,
	};
}

function findLetterForDigit(text: string): Problem | undefined {
	const letters = text.replace(/[^\p{L}]/gu, '');
	if (!/^[oOlI]+$/.test(letters) || !/\d{3}/.test(text)) return undefined;
	const letter = letters.charAt(0);
	return {
		what: `has the letter ${letter} in it`,
		advice: `Write the digit ${/o/i.test(letter) ? 'zero' : 'one'} in its place.`,
	};
}

/** A character as addresses or sources of web pages write it, such as `%20` or `&nbsp;`. */
const encoded = /%[0-9a-f]{2}|&(?:#\d+|#x[0-9a-f]+|[a-z]+);/i;

function findEncoded(text: string): Problem | undefined {
	const code = encoded.exec(text)?.[0];
	if (code === undefined) return undefined;
	return {
		what: `has a character that is written ${code}, as in a web page`,
		advice: code.startsWith('%')
			? 'Decode it in the expression, e.g. {{ decodeURIComponent($json.phone) }}.'
			: 'Take the number from the text of the page, or write the character itself.',
	};
}

/** Groups of digits with marks between them, beside which no letter stands. */
const numberWithin = /(?<![\p{L}\d])\+?\d[\d\s().\p{Pd}/]{5,}\d(?![\p{L}\d])/u;

function findNumberWithin(text: string): Problem | undefined {
	const number = numberWithin.exec(text)?.[0];
	if (number === undefined) return undefined;
	// Without some of the digits, it may be another number.
	const isWhole = number.startsWith('+') || digitsOf(number) === digitsOf(text);
	return {
		what: 'has more in it than a number',
		advice: `Leave only the number in the field${isWhole ? `: ${number}` : ''}.`,
	};
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * A slash, an opening bracket, a new line, the only tab; a space before a last digit, before two or three behind a
 * long group, or before a long rest with a 0.
 */
const breaks =
	/[/([\n\r\v\f]|(?<=^[^\t]*)\t(?=[^\t]*$)|\s(?=\d\D*$|0[\d\s\p{Pd}/]{7,}$)|(?<=\d{6})\s+(?=\d{2,3}\D*$)/gu;

/** No area code is longer. */
const longestAreaCode = 5;

/**
 * The end of a text that may be something else than the end of its number, such as the `/9` of
 * `+49 151 2345678/9`: what stands before it is a whole number already.
 */
export function findLooseEnd(text: string, country: Country | undefined): Problem | undefined {
	for (const { index } of text.matchAll(breaks)) {
		const [head, tail] = [text.slice(0, index), text.slice(index).trim()];
		if (!/\d/.test(head) || !/\d/.test(tail) || !isWhole(head, text, country)) continue;
		return {
			what: `may hold more than its number, which can end before "${tail}"`,
			advice:
				'Leave that out if it is something else; if it belongs to the number, write it without slash, bracket or space in front.',
		};
	}
	return undefined;
}

/** Whether the head is a number, and more than the area code of the text's number. */
function isWhole(head: string, text: string, country: Country | undefined): boolean {
	const found = findDigits(head, country);
	if (!found?.isPossible) return false;
	const isLong = found.e164.length - 1 - found.callingCode.length > longestAreaCode;
	return isLong || findDigits(text, country)?.isKnown() !== true;
}

const findDigits = (text: string, country: Country | undefined) =>
	findNumber(text.replace(/[^\d+]/g, '').replace(/^00/, '+'), country);
