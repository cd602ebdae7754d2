import fc from 'fast-check';
import { parsePhoneNumber } from '../../../../nodes/twilio/values/phoneNumber';
import { expectRefusal } from '../../../expectRefusal';

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));

it.each([
	['+14155550100', '+14155550100'],
	['+1 (415) 555-0100', '+14155550100'],
	['  +44.20.7946.0958 ', '+442079460958'],
	['0049 151/23456789', '+4915123456789'],
	['+33\u00A06 12–34—56‐78', '+33612345678'],
	['\u202A+14155550100\u202C', '+14155550100'],
	['\uFEFF+1\u200B415 555 0100', '+14155550100'],
	['+1234567', '+1234567'],
	['+123456789012345', '+123456789012345'],
])('%j is tidied to %s', (text, tidied) => {
	expect(parsePhoneNumber(text)).toBe(tidied);
});

it.each([
	['4155550100', 'has no country code'],
	['0151 23456789', 'has no country code'],
	['(415) 555-0100', 'has no country code'],
	['+44 (0)20 7946 0958', '"(0)"'],
	['+44 ( 0 ) 20 7946 0958', '"(0)"'],
	['+0151234567', 'no valid country code'],
	['000151234567', 'no valid country code'],
	['+123456', 'too few digits'],
	['+1234567890123456', 'too many digits'],
	['', 'is empty'],
	[' - ', 'is empty'],
	['+', 'is empty'],
	['++14155550100', 'is not a phone number'],
	['+1415555O100', 'is not a phone number'],
	['+1 415 555 0100 ext. 5', 'is not a phone number'],
	['+14155550100, +14155550101', 'is not a phone number'],
	['+١٤١٥٥٥٥٠١٠٠', 'is not a phone number'],
	['tel:+14155550100', 'is not a phone number'],
])('%j is refused: it %s', (text, problem) => {
	expect(expectRefusal(() => parsePhoneNumber(text)).message).toContain(problem);
});

const number = fc
	.tuple(oneOf('123456789'), fc.string({ unit: oneOf('0123456789'), minLength: 6, maxLength: 14 }))
	.map(([first, rest]) => first + rest);
const between = fc.constantFrom('', '', '', ' ', '-', '.', '/', '\u00A0', '–', '\u200B', '[', ']');

it('may have spaces and punctuation anywhere, and is the same number', () => {
	const written = fc.tuple(number, fc.constantFrom('+', '00'), fc.infiniteStream(between));
	fc.assert(
		fc.property(written, ([digits, prefix, fill]) => {
			const text = Array.from(prefix + digits)
				.map((digit) => digit + String(fill.next().value))
				.join('');
			expect(parsePhoneNumber(text)).toBe(`+${digits}`);
		}),
	);
});
