import fc from 'fast-check';
import {
	parseFlag,
	parseNumber,
	parseRequiredText,
	parseText,
	parseShownText,
	parseTexts,
} from '../../../../../nodes/TwilioMessaging/fields/reading/values';
import { expectRefusal, read } from '../../../../expectRefusal';

it.each([
	['text', 'text'],
	['  as it is ', '  as it is '],
	[42, '42'],
	[0, '0'],
	[5, '5'],
	[-10.5, '-10.5'],
	[Number.MAX_SAFE_INTEGER, '9007199254740991'],
	[12345678901234567890n, '12345678901234567890'],
	[null, ''],
	[undefined, ''],
])('the text of %p is %j', (raw, text) => {
	expect(parseText(raw)).toBe(text);
});

it.each([
	[['a'], 'is a list, not a text'],
	[{ phone: 1 }, 'is an object, not a text'],
	[new Date(0), 'is an object, not a text'],
	[false, 'is false, not a text'],
	[true, 'is true, not a text'],
	[Number.NaN, 'is a calculation without a result, not a text'],
	[Number.NEGATIVE_INFINITY, 'is a calculation without a result, not a text'],
	[1e21, 'is a number of so many digits that the last ones are lost'],
	[12345678901234567000, 'is a number of so many digits that the last ones are lost'],
])('S10: %p has no text: it %s', (raw, problem) => {
	expect(expectRefusal(() => parseText(raw)).message).toBe(problem);
});

it.each([[''], ['  \n'], [null], [undefined]])('%p is empty where a text is needed', (raw) => {
	expect(expectRefusal(() => parseRequiredText(raw)).message).toBe('is empty');
});

it.each([
	[true, true],
	['true', true],
	[false, false],
	['false', false],
])('the flag %p is %s', (raw, flag) => {
	expect(parseFlag(raw)).toBe(flag);
});

it.each([['yes'], [1], [0], [''], ['TRUE '], [null], [{}]])('%p is no flag', (raw) => {
	expectRefusal(() => parseFlag(raw));
});

const seconds = { whole: true, minimum: 1, maximum: 36_000 };
const price = { whole: false, minimum: 0 };

it.each([
	[1, seconds, 1],
	[' 36000 ', seconds, 36_000],
	['+7', seconds, 7],
	['2.0', seconds, 2],
	[0, price, 0],
	['0.0075', price, 0.0075],
])('%p with %j is the number %d', (raw, limits, number) => {
	expect(parseNumber(raw, limits)).toBe(number);
});

it.each([
	[0, seconds, '1 to 36000'],
	[36_001, seconds, '1 to 36000'],
	[1.5, seconds, 'whole number'],
	['1e3', seconds, 'whole number'],
	['0x10', seconds, 'whole number'],
	['10 s', seconds, 'whole number'],
	['1,000', seconds, 'whole number'],
	['', seconds, 'whole number'],
	[Number.NaN, seconds, 'whole number'],
	[Number.POSITIVE_INFINITY, price, '0 or more'],
	[-0.01, price, '0 or more'],
	[true, price, '0 or more'],
])('%p with %j is no number it can take: %s', (raw, limits, advice) => {
	expect(expectRefusal(() => parseNumber(raw, limits)).advice).toContain(advice);
});

it.each([
	[
		['a', ' b ', '', null, ['c', [1]]],
		['a', 'b', 'c', '1'],
	],
	['one', ['one']],
	['  ', []],
	[undefined, []],
])('%j is the list %j', (raw, texts) => {
	expect(parseTexts(raw)).toEqual(texts);
});

it.each([
	'undefined',
	' null ',
	'NaN',
	'Invalid DateTime',
	'[object Object]',
	'At [object Object]',
])('S10: %j is no text that a person gets to see', (raw) => {
	expect(expectRefusal(() => parseShownText(raw)).message).toContain(
		'an expression found no text there',
	);
	expect(expectRefusal(() => parseTexts(['a', raw], parseShownText)).advice).toContain(
		'expression',
	);
});

it.each(['', 'Our office', 'The undefined place', 'true', 0])('%j is', (raw) => {
	expect(parseShownText(raw)).toBe(String(raw));
});

it.each([
	['text', parseText],
	['required text', parseRequiredText],
	['shown text', parseShownText],
	['flag', parseFlag],
	['number', (raw: unknown) => parseNumber(raw, seconds)],
	['list', (raw: unknown) => parseTexts(raw)],
] satisfies Array<[string, (raw: unknown) => unknown]>)(
	'anything at all as a %s is read or refused readably',
	(_what, parse) => {
		fc.assert(
			fc.property(
				fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
				(raw) => {
					const reading = read(() => parse(raw));
					if ('value' in reading) expect(parse(reading.value)).toEqual(reading.value);
				},
			),
		);
	},
);
