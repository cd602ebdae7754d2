import fc from 'fast-check';
import {
	parsePhoneNumber,
	parseRecipient,
	parseSender,
} from '../../../../nodes/twilio/values/address';
import { expectRefusal, read } from '../../../expectRefusal';

/** Covers channel. */

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));
const simSid = `HS${'0a'.repeat(16)}`;

describe('a phone number', () => {
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
		.tuple(
			oneOf('123456789'),
			fc.string({ unit: oneOf('0123456789'), minLength: 6, maxLength: 14 }),
		)
		.map(([first, rest]) => first + rest);
	const between = fc.constantFrom(
		'',
		'',
		'',
		' ',
		'-',
		'.',
		'/',
		'\u00A0',
		'–',
		'\u200B',
		'[',
		']',
	);

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
});

it.each([
	['12345', '12345'],
	['911', '911'],
	['whatsapp:+14155550100', 'whatsapp:+14155550100'],
	[' WhatsApp: +1 (415) 555-0100', 'whatsapp:+14155550100'],
	['messenger:1234567890', 'messenger:1234567890'],
	['rcs:+49 151 23456789', 'rcs:+4915123456789'],
])('the recipient %j is read as %s', (text, read) => {
	expect(parseRecipient(text)).toBe(read);
});

it.each([
	['1234567', 'has no country code'],
	['whatsapp:', 'has nothing after "whatsapp:"'],
	['whatsapp:4155550100', 'has no country code'],
	['messenger:12 34', 'has a space'],
	['rcs:my_agent', 'is not a phone number'],
	['sms:+14155550100', 'is not a phone number'],
	['nobody', 'is not a phone number'],
])('the recipient %j is refused: it %s', (text, problem) => {
	expect(expectRefusal(() => parseRecipient(text)).message).toContain(problem);
});

it.each([
	['+1 (415) 555-0100', '+14155550100'],
	['12345678', '12345678'],
	['My Shop', 'My Shop'],
	['A', 'A'],
	['Tom & Co-1_', 'Tom & Co-1_'],
	[simSid, simSid],
	['rcs:my_agent', 'rcs:my_agent'],
	['WHATSAPP:+14155550100', 'whatsapp:+14155550100'],
])('the sender %j is read as %s', (text, read) => {
	expect(parseSender(text)).toBe(read);
});

it.each([
	['Twelve Chars', 'is not a possible sender'],
	['Café', 'is not a possible sender'],
	['123456789', 'has no country code'],
	['rcs:', 'has nothing after'],
])('the sender %j is refused: it %s', (text, problem) => {
	expect(expectRefusal(() => parseSender(text)).message).toContain(problem);
});

describe.each([
	['phone number', parsePhoneNumber],
	['recipient', parseRecipient],
	['sender', parseSender],
])('any text as a %s', (_what, parse) => {
	const anyText = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.string({ unit: oneOf('+0123456789 ()-.:/aW\u200B') }),
		fc
			.tuple(fc.constantFrom('whatsapp:', 'rcs:', 'Messenger: '), fc.string())
			.map((parts) => parts.join('')),
	);

	it('is refused readably, or read as something that is read as itself, with no digit added', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const reading = read(() => parse(text));
				if ('invalid' in reading) return;
				expect(parse(reading.value)).toBe(reading.value);
				const digits = (from: string) => from.replace(/\D/g, '');
				expect(digits(text).replace(/^00/, '')).toBe(digits(reading.value).replace(/^00/, ''));
			}),
			{ numRuns: 1000 },
		);
	});
});
