import fc from 'fast-check';
import { parsePhoneNumber } from '../../../../nodes/twilio/values/phoneNumber';
import { expectRefusal, read } from '../../../expectRefusal';

/** Covers phoneText, phoneClutter, phoneDigits, possibleNumber, numberingPlans. */

it.each([
	['+14155550100', '+14155550100'],
	['+1 (415) 555-0100', '+14155550100'],
	['  +44.20.7946.0958 ', '+442079460958'],
	['0049 151/23456789', '+4915123456789'],
	['+33\u00A06 12–34—56‐78', '+33612345678'],
	['\u202A+14155550100\u202C', '+14155550100'],
	['\uFEFF+1\u200B415 555 0100', '+14155550100'],
	['+6834002', '+6834002'],
	['+491511234567890', '+491511234567890'],
	['+44 (0)20 7946 0958', '+442079460958'],
	['+44 ( 0 ) 20 7946 0958', '+442079460958'],
	['0044 (0) 20 7946 0958', '+442079460958'],
	['+44 020 7946 0958', '+442079460958'],
	['+7 8 912 345 67 89', '+79123456789'],
	['+39 06 698 12345', '+390669812345'],
	['+١٤١٥٥٥٥٠١٠٠', '+14155550100'],
	['+\u{1D7CF}\u{1D7D2}155550100', '+14155550100'],
	['tel:+14155550100', '+14155550100'],
	['tel:+1-415-555-0100', '+14155550100'],
	["'+14155550100", '+14155550100'],
	['="+14155550100"', '+14155550100'],
	['+49 30 12345-0', '+4930123450'],
	['+49 38301/123', '+4938301123'],
	['+14155550100.', '+14155550100'],
])('%j is tidied to %s', (text, tidied) => {
	expect(parsePhoneNumber(text)).toBe(tidied);
});

it.each([
	['4155550100', 'has no country code'],
	['0151 23456789', 'has no country code'],
	['(415) 555-0100', 'has no country code'],
	['+39 (0)340 1234567', 'has a 0 after the country code that does not belong there'],
	['+1 (0) 415 555 0100', 'too many digits for +1 (United States and others)'],
	['+49 151 (0) 2345678', 'has "(0)" in it'],
	['+0151234567', 'no valid country code'],
	['000151234567', 'no valid country code'],
	['+123456', 'too few digits'],
	['+1234567890123456', 'too many digits'],
	['+49123456789012345', 'too many digits for +49 (Germany)'],
	['+4420794609', 'a number of digits that is not possible for +44'],
	['', 'is empty'],
	[' - ', 'is empty'],
	['+', 'is empty'],
	['++14155550100', 'more in it than a number'],
	['+1415555O100', 'has the letter O in it'],
	['+1%20415%20555%200100', 'has a character that is written %20'],
	['%2B14155550100', 'has a character that is written %2B'],
	['+1&nbsp;415&nbsp;555 0100', 'has a character that is written &nbsp;'],
	['&#43;14155550100', 'has a character that is written &#43;'],
	['+1 415 555 0100 ext. 5', 'has an extension'],
	['+14155550100, +14155550101', 'holds more than one number'],
	['+14155550100²', 'more in it than a number'],
	['-14155550100', 'is not a phone number'],
	['+49 49 151 23456789', 'can be +494915123456789 or +4915123456789'],
	['+39393401234567', 'can be +39393401234567 or +393401234567'],
	['+49 30 1234567 030 1234568', 'can end before "030 1234568"'],
	[`+1415555${' '.repeat(300)}0100`, 'is not a phone number'],
])('%j is refused: it %s', (text, problem) => {
	expect(expectRefusal(() => parsePhoneNumber(text)).message).toContain(problem);
});

describe('no advice leads to another number', () => {
	it.each([
		['+1%20415%20555%200100', undefined, 'decodeURIComponent'],
		['a1 415 555 0100', undefined, 'Leave only the number in the field.'],
		[
			'+52 01 55 1234 5678',
			undefined,
			'Leave out the 01, which is not dialed there any more: +525512345678.',
		],
		[
			'+52 1 55 1234 5678',
			undefined,
			'Leave out the 1, which is not dialed there any more: +525512345678.',
		],
		[
			'044 55 1234 5678',
			'MX',
			'Leave out the 044, which is not dialed there any more: +525512345678.',
		],
		[
			'8 050 123 45 67',
			'UA',
			'Leave out the 80, which is not dialed there any more: +380501234567.',
		],
		['8 555 12 34 56', 'GE', 'Leave out the 8, which is not dialed there any more: +995555123456.'],
		['8 90 123 45 67', 'UZ', 'Leave out the 8, which is not dialed there any more: +998901234567.'],
		['+49 49 151 23456789', undefined, 'Write the country code once: +4915123456789.'],
		['15123456789', 'DE', 'In Germany, the first one can be written 01512 3456789.'],
		['4915123456789', 'DE', '+494915123456789 or +4915123456789, whichever is meant.'],
	] as const)('%j in %s', (text, defaultCountry, words) => {
		const { advice } = expectRefusal(() => parsePhoneNumber(text, { defaultCountry }));
		expect(advice).toContain(words);
	});

	it('tells nobody of a prefix that is not dialled in the country', () => {
		for (const country of ['US', 'CA'] as const) {
			const inIt = () => parsePhoneNumber('2125550143', { defaultCountry: country });
			expect(inIt()).toBe('+12125550143');
		}
		const { advice } = expectRefusal(() =>
			parsePhoneNumber('011 65 9234 5678', { defaultCountry: 'DE' }),
		);
		expect(advice).not.toMatch(/dialled|written/);
	});
});

describe('without a default country, the advice says what one would make of it', () => {
	it.each([
		[
			'0151 23456789',
			', or choose a country in the option Default Country: with Germany, this would be +4915123456789.',
		],
		[
			'0151 2345678 (2)',
			'. The option Default Country alone does not help: with Germany, it may hold more',
		],
		['15123456789', 'with Germany, it can be +4915123456789 or +15123456789. If it begins with'],
		['4915123456789', 'with Germany, it can be +494915123456789 or +4915123456789. If it'],
		[
			'4155550100',
			', or choose a country in the option Default Country: with Germany, this would be +494155550100.',
		],
		[
			'1',
			', or choose a country in the option Default Country: with Germany, 0151 2345678 is +491512345678.',
		],
	])('%j', (text, words) => {
		const refusal = expectRefusal(() => parsePhoneNumber(text, { likelyCountry: () => 'DE' }));
		expect(refusal.advice).toContain(words);
	});
});

describe('with a default country', () => {
	it.each([
		['0151 2345678', 'DE', '+491512345678'],
		['1512345678', 'DE', '+491512345678'],
		['17612345678', 'DE', '+4917612345678'],
		['(415) 555-0100', 'US', '+14155550100'],
		['1-415-555-0100', 'US', '+14155550100'],
		['2025550143', 'US', '+12025550143'],
		['011 49 151 23456789', 'US', '+4915123456789'],
		['0049 151 23456789', 'US', '+4915123456789'],
		['0011 49 151 23456789', 'AU', '+4915123456789'],
		['8 (912) 345-67-89', 'RU', '+79123456789'],
		['79123456789', 'RU', '+79123456789'],
		['06 698 12345', 'IT', '+390669812345'],
		['3401234567', 'IT', '+393401234567'],
		['04921 12345', 'DE', '+49492112345'],
		['447400123456', 'GB', '+447400123456'],
		['11 15 2345 6789', 'AR', '+5491123456789'],
		['+49 151 23456789', 'US', '+4915123456789'],
	] as const)('%j in %s is %s', (text, defaultCountry, expected) => {
		expect(parsePhoneNumber(text, { defaultCountry })).toBe(expected);
	});

	it.each([
		['4915123456789', 'DE', 'can be +494915123456789 or +4915123456789'],
		['15123456789', 'DE', 'can be +4915123456789 or +15123456789'],
		['447400123456', 'DE', 'can be +49447400123456 or +447400123456'],
		['14155550100', 'DE', 'can be +4914155550100 or +14155550100'],
		['4915123456789', 'US', 'does not fit Default Country United States'],
		['049 151 23456789', 'DE', 'can be +494915123456789 or +4915123456789'],
		['04915123456789', 'DE', 'can be +494915123456789 or +4915123456789'],
		['555-0100', 'US', 'too few digits for +1'],
		['0151 2345678 (2)', 'DE', 'can end before "(2)"'],
		['0151 2345678.0', 'DE', 'is a decimal number'],
		['-1512345678', 'DE', 'is not a phone number'],
	] as const)('%j in %s is refused: it %s', (text, defaultCountry, problem) => {
		const { message } = expectRefusal(() => parsePhoneNumber(text, { defaultCountry }));
		expect(message).toContain(problem);
	});
});

const number = fc.constantFrom(
	...['14155550100', '4915123456789', '4930123456', '33612345678', '447400123456', '390669812345'],
	...['6834002', '79123456789', '5511987654321', '43664123456', '8190123456'],
);
const oneOf = (characters: readonly string[]) => fc.constantFrom(...characters);

it('may have spaces, dashes and invisible characters anywhere, and is the same number or refused', () => {
	const between = oneOf(['', '', '', ' ', '-', '\u00A0', '–', '\u200B', '\u2009']);
	const written = fc.tuple(number, fc.constantFrom('+', '00'), fc.infiniteStream(between));
	let refused = 0;
	fc.assert(
		fc.property(written, ([digits, prefix, fill]) => {
			const text = Array.from(prefix + digits)
				.map((digit) => digit + String(fill.next().value))
				.join('');
			const reading = read(() => parsePhoneNumber(text));
			if ('invalid' in reading) refused++;
			else expect(reading.value).toBe(`+${digits}`);
		}),
		{ numRuns: 1000 },
	);
	// A digit alone at the end, in countries whose numbers differ in length.
	expect(refused).toBeLessThan(200);
});

it('is never read as a longer or another number for what stands behind it', () => {
	const separator = oneOf([
		'.',
		'/',
		' / ',
		' (',
		' [',
		',',
		';',
		' x',
		' ext. ',
		'#',
		'\n',
		', +',
	]);
	const tail = fc.stringMatching(/^[0-9]{1,3}$/);
	fc.assert(
		fc.property(number, separator, tail, (digits, between, more) => {
			const reading = read(() => parsePhoneNumber(`+${digits}${between}${more}`));
			if ('value' in reading) throw new Error(`It was read as ${reading.value}`);
		}),
		{ numRuns: 1000 },
	);
});

it('is read as itself once it was read', () => {
	const text = fc.string({ unit: oneOf(Array.from('+0123456789 ()-./')), maxLength: 25 });
	fc.assert(
		fc.property(text, fc.constantFrom('DE', 'US', 'IT', undefined), (written, defaultCountry) => {
			const reading = read(() => parsePhoneNumber(written, { defaultCountry }));
			if ('invalid' in reading) return;
			expect(reading.value).toMatch(/^\+[1-9]\d{6,14}$/);
			expect(parsePhoneNumber(reading.value, { defaultCountry })).toBe(reading.value);
			expect(parsePhoneNumber(reading.value)).toBe(reading.value);
		}),
		{ numRuns: 3000 },
	);
});
