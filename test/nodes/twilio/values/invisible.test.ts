import { visibleAscii, visiblePart } from '../../../../nodes/twilio/values/invisible';

test.each([
	['  as it is  ', 'as it is'],
	['\u202A+1415\u202C', '+1415'],
	['\uFEFFSM\u200B1\u2060', 'SM1'],
	['co\u00ADoperate', 'cooperate'],
	['\u200E \u200F', ''],
	['\u061C+1\u180E4', '+14'],
	['é 👋🏽 ü', 'é 👋🏽 ü'],
])('of %j is seen %j', (text, seen) => {
	expect(visiblePart(text)).toBe(seen);
});

test.each([
	[' AC12\u200B34\n', 'AC1234'],
	['\uFEFFab\u00A0c d', 'abcd'],
	['!~', '!~'],
	['', ''],
])('S15: of the token %j is left %j', (text, left) => {
	expect(visibleAscii(text)).toBe(left);
});
