import { visiblePart } from '../../../../nodes/twilio/values/invisible';

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
