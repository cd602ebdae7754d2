import fc from 'fast-check';
import { parseRecipient, parseSender } from '../../../../nodes/twilio/values/address';
import { parsePhoneNumber } from '../../../../nodes/twilio/values/phoneNumber';
import { expectRefusal, read } from '../../../expectRefusal';

/** Covers channel. */

const oneOf = (characters: string) => fc.constantFrom(...Array.from(characters));
const simSid = `HS${'0a'.repeat(16)}`;

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
