import { parseRecipient, parseSender } from '../../../../nodes/twilio/values/address';
import { InvalidValue, valueOrInvalid } from '../../../../nodes/twilio/values/problem';
import type { NumberRules } from '../../../../nodes/twilio/values/phoneDigits';

const whyNot = (text: string, defaultCountry?: NumberRules['defaultCountry']) => {
	const read = valueOrInvalid(() => parseRecipient(text, { defaultCountry }));
	return read instanceof InvalidValue ? read.what : `read as ${read}`;
};

// Each of these was once read as the number of somebody else.
test.each([
	['0011 65 9234 5678', undefined, 'can be +6592345678 or'],
	['0011 47 92 34 56 78', 'US', 'can be +4792345678 or'],
	['011 1 415 555 0100', 'DE', 'can be +14155550100 or'],
	['011 65 9234 5678', 'DE', 'can be +6592345678 or'],
	['+49 151 2345678 12', undefined, 'may hold more than its number'],
	['0171 1234567 42', 'DE', 'may hold more than its number'],
	['+43 664 1234567\t25', undefined, 'may hold more than its number'],
	['+49 1512 345678.12', undefined, 'is a decimal number'],
	['52.520008', 'DK', 'is a decimal number'],
	['45651.375', 'NO', 'is a decimal number'],
	['12345.67', 'IS', 'is a decimal number'],
	['2024-12-24', 'SG', 'is a date'],
	['24.12.2024', 'DK', 'is a date'],
] as const)('%j with Default Country %s is refused', (text, country, why) => {
	expect(whyNot(text, country)).toContain(why);
});

test.each([
	['0011 49 151 23456789', 'AU', '+4915123456789'],
	['011 65 9234 5678', 'US', '+6592345678'],
	['9123.4567', 'SG', '+6591234567'],
	['321.1234567', 'CO', '+573211234567'],
	['+49 171 12 34 56 78', undefined, '+4917112345678'],
	['0115 923 4567', 'GB', '+441159234567'],
] as const)('%j with Default Country %s is read as it is meant', (text, country, number) => {
	expect(whyNot(text, country)).toBe(`read as ${number}`);
});

test.each(['undefined', 'null', 'NaN', 'true', 'false'])('the sender %s is refused', (text) => {
	const read = valueOrInvalid(() => parseSender(text));
	expect(read).toBeInstanceOf(InvalidValue);
});
