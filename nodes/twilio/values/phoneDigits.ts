import { countryName } from './country';
import { callingCodeOf, findNumber, type Country, type PlannedNumber } from './numberingPlans';
import { parsePossible } from './possibleNumber';
import { InvalidValue, valueOrInvalid } from './problem';

/** What reading a number needs to know beside the number. */
export interface NumberRules {
	/** Whose national numbers are read. Without it, a number without its country code is refused. */
	readonly defaultCountry?: Country | undefined;
	/** Which country it may be, for the advice. */
	readonly likelyCountry?: (() => Country | undefined) | undefined;
	/** Numbers in E.164 that are no numbers of their country any more, and are read all the same. */
	readonly formerNumbers?: RegExp | undefined;
}

/** Reads the same text with a default country. */
type ReadIn = (country: Country) => string;

/**
 * Reads the digits of a text that holds nothing but a number.
 *
 * @param plain digits with marks between them, perhaps with + in front
 * @param shown as it was written, for errors
 * @param readIn for the advice
 * @returns the number in E.164
 * @throws InvalidValue
 */
export function readDigits(
	plain: string,
	shown: string,
	rules: NumberRules,
	readIn: ReadIn,
): string {
	const digits = plain.replace(/[^\d+]/g, '');
	const { defaultCountry, formerNumbers } = rules;
	const international = digits.replace(/^00/, '+');
	if (formerNumbers?.test(international) === true) return international;
	if (digits.startsWith('+'))
		return onlyOnce(parsePossible(digits, shown, undefined), plain, shown);
	if (digits.startsWith('00'))
		return onlyOnce(readDialled(digits, shown, defaultCountry), plain, shown);
	if (defaultCountry !== undefined)
		return onlyOnce(readNational(digits, shown, defaultCountry), plain, shown);
	const option = optionAdvice(digits, shown, rules.likelyCountry?.(), readIn);
	throw new InvalidValue(
		`has no country code: ${shown}`,
		`Write it with + and the country code, e.g. +14155550100${option}${plusAdvice(digits)}`,
	);
}

/** 00 is the + of most telephones; some countries dial something else that begins so. */
function readDialled(digits: string, shown: string, country: Country | undefined): string {
	const international = `+${digits.slice(2)}`;
	const dialled = country && findNumber(digits, country);
	const australian = knownBehind(digits, '0011');
	if (australian !== undefined && dialled?.e164 !== australian)
		throw twoReadings(shown, australian, parsePossible(international, shown, undefined));
	const other = findNumber(international);
	// What begins with 00 is a prefix, or no number that can be texted.
	const isDialled =
		dialled?.isPossible === true && dialled.isKnown() && !dialled.e164.endsWith(digits.slice(1));
	const isOwn = country !== undefined && other?.callingCode === callingCodeOf(country);
	if (!isDialled || isOwn) return parsePossible(international, shown, undefined);
	const isOther = other?.isPossible === true && other.isKnown();
	if (!isOther || other.e164 === dialled.e164) return parsePossible(digits, shown, country);
	throw twoReadings(shown, dialled.e164, other.e164);
}

/** The number behind what is dialled before it from some countries, such as 011; undefined for none that is known. */
function knownBehind(digits: string, prefix: string): string | undefined {
	if (!digits.startsWith(prefix)) return undefined;
	const found = findNumber(`+${digits.slice(prefix.length)}`);
	return found?.isPossible === true && found.isKnown() ? found.e164 : undefined;
}

/** Reads a number as it is dialled within a country. */
function readNational(digits: string, shown: string, country: Country): string {
	const national = findNumber(digits, country);
	const american = knownBehind(digits, '011');
	if (american !== undefined && national?.e164 !== american)
		throw twoReadings(shown, american, parsePossible(digits, shown, country));
	// No country code begins with 0.
	const international = digits.startsWith('0') ? undefined : findNumber(`+${digits}`);
	const hasOwnCode = digits.startsWith(callingCodeOf(country));
	const mayLackPlus =
		international?.isPossible === true &&
		(international.isKnown() || (hasOwnCode && national?.isKnown() !== true));
	if (!mayLackPlus) return parsePossible(digits, shown, country);
	const isSame = international.e164 === national?.e164;
	if (isSame && international.isKnown()) return parsePossible(digits, shown, country);
	if (national?.isPossible === true && !isSame) {
		// A trunk prefix that was taken off is dialled within a country only.
		const hadPrefix = !national.e164.endsWith(digits);
		if (hadPrefix || (!hasOwnCode && isUsual(national, digits)))
			return parsePossible(digits, shown, country);
		throw twoReadings(
			shown,
			national.e164,
			international.e164,
			dialledAdvice(national, digits, country),
		);
	}
	throw new InvalidValue(
		`does not fit Default Country ${countryName(country)}: ${shown}`,
		`Put + in front if it begins with its country code: ${international.e164}.`,
	);
}

/** Whether it is how people in the country write a number: not without the prefix that they dial. */
function isUsual(national: PlannedNumber, digits: string): boolean {
	const local = national.local();
	return national.isKnown() && /\d\D+\d/.test(local) && local.replace(/\D/g, '') === digits;
}

/** Longer numbers hardly exist: what begins with its country code a second time is more likely. */
const longestUsual = 11;

/** A number that does not have its country code twice, as in `+49 49 151 23456789` or `049 151 23456789`. */
function onlyOnce(e164: string, plain: string, shown: string): string {
	if (!/^\+(\d{1,3})\1/.test(e164)) return e164;
	const callingCode = findNumber(e164)?.callingCode ?? '';
	const national = e164.slice(1 + callingCode.length);
	if (!national.startsWith(callingCode)) return e164;
	const [first = '', second = ''] = plain.match(/\d+/g) ?? [];
	const isGroup = first === `0${callingCode}` || (first === callingCode && second === callingCode);
	if (!isGroup && national.length <= longestUsual) return e164;
	const once = findNumber(`+${national}`);
	if (once?.isPossible !== true || !once.isKnown()) return e164;
	throw new InvalidValue(
		canBe(shown, e164, once.e164),
		`Write the country code once: ${once.e164}. If that is not the number, check it.`,
	);
}

const canBe = (shown: string, one: string, other: string) => `can be ${one} or ${other}: ${shown}`;

/** @param more what else helps, if anything does */
function twoReadings(shown: string, one: string, other: string, more = ''): InvalidValue {
	return new InvalidValue(
		canBe(shown, one, other),
		`Write it with + and the country code: ${one} or ${other}, whichever is meant.${more}`,
	);
}

/** How it is written in its country; nothing where the country has no prefix that would tell it from another. */
function dialledAdvice(national: PlannedNumber, digits: string, country: Country): string {
	const local = national.local();
	const hasPrefix = local.replace(/\D/g, '') !== digits;
	return hasPrefix ? ` In ${countryName(country)}, the first one can be written ${local}.` : '';
}

/** How Default Country would read it. */
function optionAdvice(
	digits: string,
	shown: string,
	likely: Country | undefined,
	readIn: ReadIn,
): string {
	const option = ', or choose a country in the option Default Country';
	if (likely === undefined || findNumber(digits, likely)?.isPossible !== true)
		return `${option}: with Germany, 0151 2345678 is +491512345678.`;
	const read = valueOrInvalid(() => readIn(likely));
	if (!(read instanceof InvalidValue))
		return `${option}: with ${countryName(likely)}, this would be ${read}.`;
	const what = read.what.replace(`: ${shown}`, '');
	return `. The option Default Country alone does not help: with ${countryName(likely)}, it ${what}.`;
}

function plusAdvice(digits: string): string {
	const international = findNumber(`+${digits}`);
	return international?.isPossible === true && international.isKnown()
		? ` If it begins with the country code already, put + in front: ${international.e164}.`
		: '';
}
