import { callingCodeWithName } from './country';
import {
	findNumber,
	whyImpossible,
	type Country,
	type Impossibility,
	type PlannedNumber,
} from './numberingPlans';
import { InvalidValue } from './problem';

/** What E.164 allows, with the country code. */
const digitsOfE164 = { fewest: 7, most: 15 };

/** How a number is written whole. */
export const e164Advice =
	'Write it with + and the country code, e.g. +14155550100 (https://www.twilio.com/docs/glossary/what-e164).';

/**
 * Reads digits that have to be a number of a length that its country has.
 *
 * @param shown as it was written, for errors
 * @param country whose national number it is, if it has no + in front
 * @returns the number in E.164
 * @throws InvalidValue
 */
export function parsePossible(digits: string, shown: string, country: Country | undefined): string {
	const found = findNumber(digits, country);
	if (found?.isPossible) {
		const length = found.e164.length - 1;
		if (hasPrefixLeft(found)) {
			throw new InvalidValue(
				`has a ${prefixIn(found)} after the country code that does not belong there: ${shown}`,
				'Leave it out, or check that no digit is missing.',
			);
		}
		if (length >= digitsOfE164.fewest && length <= digitsOfE164.most) return found.e164;
	}
	const why = whyImpossible(digits, country);
	if (!found || why === 'noCountry' || why === 'noNumber') {
		const what = why === undefined ? 'is not a phone number' : impossible[why];
		throw new InvalidValue(`${what}: ${shown}`, e164Advice);
	}
	throw new InvalidValue(
		`${impossible[why ?? lengthOf(found)]} for ${callingCodeWithName(found.callingCode, found.country)}: ${shown}`,
		lengthAdvice(found),
	);
}

const impossible: Readonly<Record<Impossibility, string>> = {
	noCountry: 'has no valid country code',
	noNumber: 'is not a phone number',
	tooLong: 'has too many digits',
	tooShort: 'has too few digits',
	wrongLength: 'has a number of digits that is not possible',
};

function lengthOf({ e164 }: PlannedNumber): Impossibility {
	const length = e164.length - 1;
	if (length < digitsOfE164.fewest) return 'tooShort';
	return length > digitsOfE164.most ? 'tooLong' : 'wrongLength';
}

const prefixIn = ({ e164, callingCode }: PlannedNumber) => e164.charAt(1 + callingCode.length);

/** Whether a trunk prefix is left in front: the library takes it off only where a known number remains. */
function hasPrefixLeft(number: PlannedNumber): boolean {
	const prefix = prefixIn(number);
	const mayBePrefix = prefix === '0' || (prefix === '1' && number.callingCode === '1');
	return mayBePrefix && !number.isKnown();
}

/** What was dialled before a number once, and still stands in front of many, by the calling code. */
const formerPrefixes: Readonly<Record<string, RegExp>> = {
	// Mexico, Ukraine, Tajikistan, Georgia, Uzbekistan
	52: /^(01|04[45]|1)(\d{10})$/,
	380: /^(80?)([1-9]\d{8})$/,
	992: /^(8)(\d{9})$/,
	995: /^(8)(\d{9})$/,
	998: /^(8)(\d{9})$/,
};

function lengthAdvice({ e164, callingCode }: PlannedNumber): string {
	const national = e164.slice(1 + callingCode.length);
	const [, prefix, rest] = formerPrefixes[callingCode]?.exec(national) ?? [];
	return prefix === undefined || rest === undefined
		? 'Check that no digit is missing or too many.'
		: `Leave out the ${prefix}, which is not dialed there any more: +${callingCode}${rest}.`;
}
