import fc from 'fast-check';
import { charactersOf } from '../../../../nodes/twilio/values/characters';

test.each([
	['abc', ['a', 'b', 'c']],
	['', []],
	['e\u0301', ['e\u0301']],
	['👋🏽👨‍👩‍👧', ['👋🏽', '👨‍👩‍👧']],
	['🇩🇪🇫🇷', ['🇩🇪', '🇫🇷']],
	['\r\n', ['\r\n']],
])('%j has the characters %j', (text, characters) => {
	expect(charactersOf(text)).toEqual(characters);
});

const atOnce = (text: string) =>
	Array.from(new Intl.Segmenter('en').segment(text), ({ segment }) => segment);

test('a long text has the same characters as when it is looked at at once', () => {
	const pieces = fc.oneof(
		fc.constantFrom(
			'word ',
			'a',
			' ',
			'\r\n',
			'\n',
			'é',
			'e\u0301',
			' \u0308',
			'Ж',
			'漢',
			'한',
			'\u1112\u1161',
		),
		fc.constantFrom(
			'😀',
			'👩‍👩‍👧',
			'🇩🇪',
			'👍🏽',
			'\u200d',
			'\ud83d',
			'\ude00',
			'\u0e33',
			'\uff9e',
			'क्षि',
		),
		fc.string({ unit: 'binary', maxLength: 4 }),
	);
	const texts = fc.array(pieces, { maxLength: 40 }).map((all) => all.join('').repeat(20));
	fc.assert(
		fc.property(texts, (text) => {
			expect(charactersOf(text)).toEqual(atOnce(text));
		}),
		{ numRuns: 300 },
	);
});

test('a text is looked at in less than a tenth of the time that it takes at once', () => {
	const text = 'word '.repeat(20_000);
	const timeOf = (read: (text: string) => string[]) => {
		const begun = performance.now();
		expect(read(text)).toHaveLength(text.length);
		return performance.now() - begun;
	};
	expect(timeOf(charactersOf)).toBeLessThan(timeOf(atOnce) / 10);
});
