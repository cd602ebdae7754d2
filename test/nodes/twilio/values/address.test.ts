import fc from 'fast-check';
import { parseParty, parseRecipient, parseSender } from '../../../../nodes/twilio/values/address';
import { parsePhoneNumber } from '../../../../nodes/twilio/values/phoneNumber';
import { isCountry } from '../../../../nodes/twilio/values/numberingPlans';
import { exampleNumbers } from '../../../contract/phoneNumbers/reference';
import { expectRefusal, read } from '../../../expectRefusal';

/** Covers channel, shortCode. */

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));
const simSid = `HS${'0a'.repeat(16)}`;

it.each([
	['whatsapp:+14155550100', 'whatsapp:+14155550100'],
	['whatsapp:US.13491208655302741918', 'whatsapp:US.13491208655302741918'],
	['WhatsApp: BR.ENT.15025763', 'whatsapp:BR.ENT.15025763'],
	['whatsapp:+5215512345678', 'whatsapp:+5215512345678'],
	['whatsapp:+52 1 55 1234-5678', 'whatsapp:+5215512345678'],
	['whatsapp:00521 (55) 1234 5678', 'whatsapp:+5215512345678'],
	['whatsapp:+225 07 12 34 56', 'whatsapp:+22507123456'],
	['whatsapp:+229 97.12.34.56', 'whatsapp:+22997123456'],
	['"whatsapp:+14155550100"', 'whatsapp:+14155550100'],
	['="whatsapp:+14155550100"', 'whatsapp:+14155550100'],
	['“whatsapp:+14155550100”', 'whatsapp:+14155550100'],
	["'whatsapp:+14155550100'", 'whatsapp:+14155550100'],
	["'whatsapp:+14155550100", 'whatsapp:+14155550100'],
	['WhatsApp：+14155550100', 'whatsapp:+14155550100'],
	['whatsapp:+44 (0)7400 123456', 'whatsapp:+447400123456'],
	[' WhatsApp: +1 (415) 555-0100', 'whatsapp:+14155550100'],
	['messenger:1234567890', 'messenger:1234567890'],
	['rcs:+49 151 23456789', 'rcs:+4915123456789'],
])('the recipient %j is read as %s', (text, read) => {
	expect(parseRecipient(text)).toBe(read);
});

it.each(['123', '12345', "'415555"])(
	'the short code %j is a recipient only where it may be',
	(text) => {
		expect(parseRecipient(text, { shortCodes: true })).toBe(text.replace("'", ''));
		const { message, advice } = expectRefusal(() => parseRecipient(text));
		expect(message).toContain('is a short code, or a number that was cut off');
		expect(advice).toContain('Allow Short Codes');
	},
);

it.each([
	['1234567', 'has no country code'],
	['+14155550100 (WhatsApp)', 'names WhatsApp beside a number'],
	['WhatsApp +14155550100', 'names WhatsApp beside a number'],
	['whatsapp:+52 1 55 1234-5678 (2)', 'has too many digits'],
	['+52 1 55 1234 5678', 'has too many digits'],
	['whatsapp:', 'has nothing after "whatsapp:"'],
	['whatsapp:4155550100', 'has no country code'],
	['whatsapp:us.134912', 'is not a phone number'],
	['whatsapp:USA.134912', 'is not a phone number'],
	['whatsapp:+14155550100.0', 'is a decimal number'],
	[`MG${'0a'.repeat(16)}`, 'is a Messaging Service SID'],
	[`whatsapp:AC${'0a'.repeat(16)}`, 'is an Account SID'],
	['messenger:12 34', 'has a space'],
	['rcs:my_agent', 'is not a phone number'],
	['sms:+14155550100', 'has more in it than a number'],
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
	['tel:+14155550100', '+14155550100'],
	["'+14155550100", '+14155550100'],
])('the sender %j is read as %s', (text, read) => {
	expect(parseSender(text)).toBe(read);
});

it.each([
	['Twelve Chars', 'is not a possible sender'],
	['Café', 'is not a possible sender'],
	['123456789', 'has no country code'],
	['rcs:', 'has nothing after'],
	['whatsapp:US.134912', 'is not a phone number'],
	['+12345', 'is not a phone number'],
	['(111) 11', 'is not a phone number'],
	['4.91512E+12', 'that a spreadsheet has shortened'],
	[`PN${'0a'.repeat(16)}`, 'is a Phone Number SID'],
	['+14155550100 ext. 5', 'has an extension'],
])('the sender %j is refused: it %s', (text, problem) => {
	expect(expectRefusal(() => parseSender(text)).message).toContain(problem);
});

it.each([
	['12345', '12345'],
	['My Shop', 'My Shop'],
	['whatsapp:US.134912', 'whatsapp:US.134912'],
	['rcs:my_agent', 'rcs:my_agent'],
	['rcs:+1 415 555 0100', 'rcs:+14155550100'],
])('whom a message came from or went to: %j is read as %s', (text, read) => {
	expect(parseParty(text)).toBe(read);
});

describe('digits alone, with a Default Country', () => {
	const parsers = [
		['sender', parseSender],
		['party', parseParty],
	] as const;

	describe.each(parsers)('as a %s', (_what, parse) => {
		it.each([
			['20123456', 'DK', '+4520123456'],
			['20 12 34 56', 'DK', '+4520123456'],
			['5812345', 'IS', '+3545812345'],
			['6112345', 'IS', '+3546112345'],
			['12345', 'DK', '12345'],
			['32123', 'DE', '32123'],
			['19912345', 'AU', '19912345'],
			['211234', 'FO', '+298211234'],
		] as const)('%j in %s', (text, defaultCountry, expected) => {
			expect(parse(text, { defaultCountry })).toBe(expected);
		});
	});

	it('is a recipient where numbers are as short, and is refused where it may be a short code', () => {
		expect(parseRecipient('211234', { defaultCountry: 'FO' })).toBe('+298211234');
		expectRefusal(() => parseRecipient('32123', { defaultCountry: 'DE' }));
		const both = () => parseRecipient('211234', { defaultCountry: 'FO', shortCodes: true });
		expect(expectRefusal(both).message).toContain('can be a short code or +298211234');
		expect(parseRecipient('32123', { defaultCountry: 'DE', shortCodes: true })).toBe('32123');
	});

	it('reads the mobile numbers of every country whose are as short as short codes', () => {
		const short = exampleNumbers('MOBILE').filter(({ national }) => national.length <= 6);
		expect(short.length).toBeGreaterThan(10);
		for (const { region, national, e164 } of short) {
			const defaultCountry = isCountry(region) ? region : undefined;
			expect(parseRecipient(national, { defaultCountry })).toBe(e164);
		}
	});
});

describe.each([
	['phone number', parsePhoneNumber],
	['recipient', parseRecipient],
	['sender', parseSender],
	['party', parseParty],
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
				// A trunk prefix may go, and nothing else.
				expect(digits(text).replace(/^00/, '')).toContain(digits(reading.value).slice(-5));
				expect(digits(reading.value).length).toBeLessThanOrEqual(digits(text).length);
			}),
			{ numRuns: 1000 },
		);
	});
});
