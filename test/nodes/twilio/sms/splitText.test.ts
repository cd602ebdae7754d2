import fc from 'fast-check';
import { charactersOf } from '../../../../nodes/twilio/values/characters';
import { cutText, splitText } from '../../../../nodes/twilio/sms/splitText';
import { segmentText } from '../../../contract/generators/segmentTexts';
import { times } from '../../../seed';

const withoutNumber = (part: string) => part.replace(/^\(\d+\/\d+\) /, '');
const withoutSpace = (text: string) => text.replace(/\s+/g, '');

test('a text that fits is left alone', () => {
	expect(splitText('  Hello Anna ', 20)).toEqual(['  Hello Anna ']);
	expect(cutText('  Hello Anna ', 20)).toBe('  Hello Anna ');
});

test('a text is parted between words, with a number for each part', () => {
	expect(splitText('The train to Berlin leaves at ten past eight.', 24)).toEqual([
		'(1/3) The train to',
		'(2/3) Berlin leaves at',
		'(3/3) ten past eight.',
	]);
});

test('only a word that is longer than a part is cut', () => {
	expect(splitText('See example.com/abcdefgh now', 22)).toEqual([
		'(1/2) See example.com/',
		'(2/2) abcdefgh now',
	]);
	expect(splitText('See example.com/abc for more', 22)).toEqual([
		'(1/3) See',
		'(2/3) example.com/abc',
		'(3/3) for more',
	]);
});

test('a text is cut between words, with "…"', () => {
	expect(cutText('The train to Berlin leaves at ten', 22)).toBe('The train to Berlin...');
});

test('ten parts and more have room for their longer numbers', () => {
	const parts = splitText('abcd '.repeat(40), 20);
	expect(parts.length).toBeGreaterThan(10);
	expect(parts.at(-1)).toMatch(new RegExp(`^\\(${parts.length}/${parts.length}\\) abcd`));
	expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(20);
});

test('a mark is not parted from the space that it stands on', () => {
	expect(splitText('Hello, dearest \u0301 Anna', 20)).toEqual([
		'(1/2) Hello,',
		'(2/2) dearest \u0301 Anna',
	]);
});

test('a character that no part has room for is cut, too', () => {
	const parts = splitText(`a${'\u0301'.repeat(100)}`, 30);
	expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(30);
	expect(parts.map(withoutNumber).join('')).toBe(`a${'\u0301'.repeat(100)}`);
});

test('a text of which only spaces are too much has no dots', () => {
	expect(cutText(`Hello Anna${' '.repeat(20)}`, 22)).toBe('Hello Anna');
});

test('nothing is lost, no character is cut, and no part is too long', () => {
	const property = fc.property(segmentText, fc.integer({ min: 60, max: 400 }), (text, longest) => {
		const parts = splitText(text, longest);
		const bare = parts.length > 1 ? parts.map(withoutNumber) : parts;
		expect(withoutSpace(bare.join(''))).toBe(withoutSpace(text));
		for (const part of parts) expect(part.length).toBeLessThanOrEqual(longest);
		const cut = cutText(text, longest);
		expect(cut.length).toBeLessThanOrEqual(longest);
		const whole = new Set(charactersOf(text));
		for (const piece of [...bare, cut.replace(/\.\.\.$/, '')])
			expect(charactersOf(piece).filter((character) => !whole.has(character))).toEqual([]);
	});
	fc.assert(property, times(500));
});
