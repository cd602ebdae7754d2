import fc from 'fast-check';
import {
	doubtsAbout,
	parseMessageText,
} from '../../../../../nodes/TwilioMessaging/fields/reading/messageWords';
import { expectRefusal, read } from '../../../../expectRefusal';

it.each([
	[0, '0'],
	[5, '5'],
	['0', '0'],
	[' Hello ', ' Hello '],
	['', ''],
	[undefined, ''],
	['That is true', 'That is true'],
	['FALSE', 'FALSE'],
	['Null Uhr', 'Null Uhr'],
	['Nan is here', 'Nan is here'],
	['[object]', '[object]'],
	['an [object of art]', 'an [object of art]'],
])('S10: %p is the text %j', (raw, text) => {
	expect(parseMessageText(raw)).toBe(text);
});

it.each([
	...[false, true, Number.NaN, Number.POSITIVE_INFINITY, {}, [], ['Hello'], { a: 1 }, new Date(0)],
	...[
		'false',
		' true\n',
		'NaN',
		'undefined',
		'\u200Bnull',
		'Infinity',
		'-Infinity',
		'Invalid DateTime',
	],
	...['[object Object]', 'Order [object Object]', '[object Object], [object Object]'],
	...['at [object Promise] today', 'x[object Map]'],
])('S10: %p is no text', (raw) => {
	expectRefusal(() => parseMessageText(raw));
});

it('S10: whatever JavaScript writes for an object in the middle of a text is refused', () => {
	const kinds = fc.constantFrom('Object', 'Map', 'Promise', 'Set', 'Math', 'Arguments');
	fc.assert(
		fc.property(fc.string(), kinds, fc.string(), (before, kind, after) => {
			expectRefusal(() => parseMessageText(`${before}[object ${kind}]${after}`));
		}),
	);
});

it('anything at all is a text, or refused readably', () => {
	fc.assert(
		fc.property(fc.anything({ withBigInt: true, withDate: true }), (raw) => {
			const reading = read(() => parseMessageText(raw));
			if ('value' in reading) expect(parseMessageText(reading.value)).toBe(reading.value);
		}),
	);
});

it.each([
	['Hello {{ $json.name }}!', 'still has "{{ $json.name }}" in it', 'Expression'],
	['{{1}}', 'still has "{{1}}" in it', 'Expression'],
	['See you undefined', 'has the word "undefined" in it', 'finds no value'],
	['You owe NaN.', 'has the word "NaN" in it', 'finds no value'],
	['See you Invalid DateTime', 'has the word "Invalid DateTime" in it', 'finds no value'],
	['Hi null, bye', 'has the word "null" in it', 'finds no value'],
])('S10: in %j something may not be meant: it %s', (text, what, remedy) => {
	const [doubt, ...more] = doubtsAbout(text);
	expect(more).toEqual([]);
	expect(doubt?.what).toBe(what);
	expect(doubt?.advice).toContain(remedy);
});

it.each(['Hello {you}', 'a } b {{ c', 'undefinedly', 'NaNa', 'xundefined', ''])(
	'S10: nothing is said of %j',
	(text) => {
		expect(doubtsAbout(text)).toEqual([]);
	},
);
