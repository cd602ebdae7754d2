import { quote } from '../../../../nodes/twilio/values/quote';

test.each([
	['as it is', '"as it is"'],
	['two\nlines\tand more', '"two lines and more"'],
	['x'.repeat(60), `"${'x'.repeat(60)}"`],
	['x'.repeat(61), `"${'x'.repeat(60)}…"`],
	['👋'.repeat(61), `"${'👋'.repeat(60)}…"`],
])('%j is quoted as %s', (value, quoted) => {
	expect(quote(value)).toBe(quoted);
});
