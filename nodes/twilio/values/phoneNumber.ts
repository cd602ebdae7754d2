import { callingCodeWithName, countryName } from './country';
import {
	callingCodeOf,
	findNumber,
	whyImpossible,
	type Country,
	type Impossibility,
	type PlannedNumber,
} from './numberingPlans';
import { findClutter, findLooseEnd } from './phoneClutter';
import { plainPhoneText } from './phoneText';
import { visiblePart } from './invisible';
import { InvalidValue } from './problem';
import { quote } from './quote';

/** What reading a number needs to know beside the number. */
export interface NumberRules {
	/** Whose national numbers are read. Without it, a number without its country code is refused. */
	readonly defaultCountry?: Country | undefined;
	/** Which country it may be, for the advice. */
	readonly likelyCountry?: (() => Country | undefined) | undefined;
}

/** What E.164 allows, with the country code. */
const digitsOfE164 = { fewest: 7, most: 15 };

const e164Advice =
	'Write it with + and the country code, e.g. +14155550100 (https://www.twilio.com/docs/glossary/what-e164).';

/**
 * Reads a phone number as people and spreadsheets write it: spaces, dashes, dots, brackets, a leading 00,
 * a trunk prefix after the country code, `tel:` and digits of other scripts are tidied. What could be read
 * as another person's number is refused. Nothing is guessed: without a default country, a number without
 * its country code is refused as well.
 *
 * @returns the number in E.164, e.g. `+14155550100`
 * @throws InvalidValue
 */
export function parsePhoneNumber(text: string, rules: NumberRules = {}): string {
	const shown = quote(visiblePart(text));
	const plain = plainPhoneText(text);
	if (/^[\s\p{Pd}+().[\]/]*$/u.test(plain)) throw new InvalidValue('is empty', e164Advice);
	const without = plain.replace(trunkZero, '$1');
	const problem = findClutter(plain) ?? findLooseEnd(without, rules.defaultCountry);
	if (problem) throw new InvalidValue(`${problem.what}: ${shown}`, problem.advice);
	const number = readDigits(plain, shown, rules);
	const hasZero = without !== plain && readDigits(without, shown, rules) !== number;
	if (!hasZero && !/\d.*\(\s*0\s*\)/.test(without)) return number;
	throw new InvalidValue(`has "(0)" in it: ${shown}`, 'Leave the (0) out: it is not dialled here.');
}

/** `(0)` after the country code: dialled within the country only. */
const trunkZero = /^([([\s]*(?:\+|00)[\d\s]{1,5}[)\]]?\s*)\(\s*0\s*\)/;

function readDigits(plain: string, shown: string, rules: NumberRules): string {
	const digits = plain.replace(/[^\d+]/g, '');
	const { defaultCountry } = rules;
	if (digits.startsWith('+')) return onlyOnce(checked(digits, shown, undefined), plain, shown);
	if (digits.startsWith('00'))
		return onlyOnce(readDialled(digits, shown, defaultCountry), plain, shown);
	if (defaultCountry !== undefined)
		return onlyOnce(readNational(digits, shown, defaultCountry), plain, shown);
	throw new InvalidValue(`has no country code: ${shown}`, nationalAdvice(digits, rules));
}

/** 00 is the + of most telephones; some countries dial something else that begins so. */
function readDialled(digits: string, shown: string, country: Country | undefined): string {
	const international = `+${digits.slice(2)}`;
	const dialled = country && findNumber(digits, country);
	const other = findNumber(international);
	const isDialled = dialled?.isPossible === true && dialled.isKnown();
	const isOwn = country !== undefined && other?.callingCode === callingCodeOf(country);
	if (!isDialled || isOwn) return checked(international, shown, undefined);
	const isOther = other?.isPossible === true && other.isKnown();
	if (!isOther || other.e164 === dialled.e164) return checked(digits, shown, country);
	throw twoReadings(shown, dialled.e164, other.e164);
}

/** Reads a number as it is dialled within a country. */
function readNational(digits: string, shown: string, country: Country): string {
	const national = findNumber(digits, country);
	const international = findNumber(`+${digits}`);
	const hasOwnCode = digits.startsWith(callingCodeOf(country));
	const mayLackPlus =
		international?.isPossible === true &&
		(international.isKnown() || (hasOwnCode && national?.isKnown() !== true));
	if (!mayLackPlus || international.e164 === national?.e164) return checked(digits, shown, country);
	if (national?.isPossible === true) {
		// A trunk prefix that was taken off is dialled within a country only.
		const hadPrefix = !national.e164.endsWith(digits);
		if (hadPrefix || (!hasOwnCode && isUsual(national, digits)))
			return checked(digits, shown, country);
		throw twoReadings(shown, national.e164, international.e164);
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
	throw twoReadings(shown, e164, once.e164);
}

function twoReadings(shown: string, one: string, other: string): InvalidValue {
	return new InvalidValue(
		`can be ${one} or ${other}: ${shown}`,
		'Write it with + and the country code, or with the 0 in front that is dialled within the country.',
	);
}

/** The number in E.164. */
function checked(digits: string, shown: string, country: Country | undefined): string {
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

function lengthAdvice({ e164 }: PlannedNumber): string {
	const unprefixed = /^\+521(\d{10})$/.exec(e164)?.[1];
	return unprefixed === undefined
		? 'Check that no digit is missing or too many.'
		: `Leave out the 1 after +52, which Mexico has given up: +52${unprefixed}.`;
}

/** How it could be read. */
function nationalAdvice(digits: string, { likelyCountry }: NumberRules): string {
	const likely = likelyCountry?.();
	const national = likely && findNumber(digits, likely);
	const withOption =
		likely !== undefined && national?.isPossible === true
			? `or add the option Default Country: with ${countryName(likely)}, this would be ${national.e164}`
			: 'or add the option Default Country: with Germany, 0151 2345678 is +491512345678';
	const international = findNumber(`+${digits}`);
	const ifComplete =
		international?.isPossible === true && international.isKnown()
			? ` If it begins with the country code already, put + in front: ${international.e164}.`
			: '';
	return `Write it with + and the country code, e.g. +14155550100, ${withOption}.${ifComplete}`;
}
