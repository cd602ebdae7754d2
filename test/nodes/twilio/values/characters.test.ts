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
