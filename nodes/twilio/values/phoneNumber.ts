import { visiblePart } from './invisible';
import { InvalidValue } from './problem';
import { quote } from './quote';

const punctuation = /[\s\-‐-―−.()[\]/]/g;
const trunkPrefix = /\(\s*0\s*\)/;
const e164 = /^\+[1-9]\d{6,14}$/;

const e164Advice =
	'Write it with + and the country code, e.g. +14155550100 (https://www.twilio.com/docs/glossary/what-e164).';

/**
 * Reads a phone number in international notation. Spaces, dashes, dots, brackets and a leading 00
 * are tidied; nothing is guessed, so a number without a country code is refused.
 *
 * @returns the number in E.164, e.g. `+14155550100`
 * @throws InvalidValue
 */
export function parsePhoneNumber(text: string): string {
	const visible = visiblePart(text);
	const shown = quote(visible);
	if (trunkPrefix.test(visible)) {
		throw new InvalidValue(
			`has "(0)" in it: ${shown}`,
			'Leave the (0) out: it is not dialled after the country code.',
		);
	}
	const tidied = visible.replace(punctuation, '').replace(/^00/, '+');
	if (e164.test(tidied)) return tidied;
	if (tidied === '' || tidied === '+') throw new InvalidValue('is empty', e164Advice);
	if (/^\d+$/.test(tidied)) {
		throw new InvalidValue(
			`has no country code: ${shown}`,
			`${e164Advice} If it starts with the country code already, put + in front.`,
		);
	}
	if (/^\+\d*$/.test(tidied)) {
		const problem = tidied.startsWith('+0')
			? 'has no valid country code'
			: tidied.length > 16
				? 'has too many digits'
				: 'has too few digits';
		throw new InvalidValue(`${problem}: ${shown}`, e164Advice);
	}
	throw new InvalidValue(`is not a phone number: ${shown}`, e164Advice);
}
