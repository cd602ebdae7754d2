import { findClutter, findLooseEnd } from './phoneClutter';
import { readDigits, type NumberRules } from './phoneDigits';
import { plainPhoneText } from './phoneText';
import { e164Advice } from './possibleNumber';
import { visiblePart } from './invisible';
import { InvalidValue } from './problem';
import { quote } from './quote';

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
	const read = (digits: string) =>
		readDigits(digits, shown, rules, (defaultCountry) =>
			parsePhoneNumber(text, { ...rules, defaultCountry }),
		);
	const number = read(plain);
	const hasZero = without !== plain && read(without) !== number;
	if (!hasZero && !/\d.*\(\s*0\s*\)/.test(without)) return number;
	throw new InvalidValue(`has "(0)" in it: ${shown}`, 'Leave the (0) out: it is not dialed here.');
}

/** `(0)` after the country code: dialed within the country only. */
const trunkZero = /^([([\s]*(?:\+|00)[\d\s]{1,5}[)\]]?\s*)\(\s*0\s*\)/;
