import fc from 'fast-check';
import { parseParty, parseRecipient, parseSender } from '../../../../nodes/twilio/values/address';
import { parsePhoneNumber } from '../../../../nodes/twilio/values/phoneNumber';
import { expectRefusal, read } from '../../../expectRefusal';

/** Covers channel. */

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));
const simSid = `HS${'0a'.repeat(16)}`;

it.each([
	['whatsapp:+14155550100', 'whatsapp:+14155550100'],
	['whatsapp:US.13491208655302741918', 'whatsapp:US.13491208655302741918'],
	['WhatsApp: BR.ENT.15025763', 'whatsapp:BR.ENT.15025763'],
	['whatsapp:+5215512345678', 'whatsapp:+5215512345678'],
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
		expect(message).toContain('is a short code, or what is left of a number');
		expect(advice).toContain('Allow Short Codes');
	},
);

it.each([
	['1234567', 'has no country code'],
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
	['+12345', 'is no phone number'],
	['(111) 11', 'is no phone number'],
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
