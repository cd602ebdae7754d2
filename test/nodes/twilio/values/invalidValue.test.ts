import { InvalidValue, quote, readOrReplace } from '../../../../nodes/twilio/values/invalidValue';

test.each([
	['as it is', '"as it is"'],
	['two\nlines\tand more', '"two lines and more"'],
	['x'.repeat(60), `"${'x'.repeat(60)}"`],
	['x'.repeat(61), `"${'x'.repeat(60)}…"`],
	['👋'.repeat(61), `"${'👋'.repeat(60)}…"`],
])('%j is quoted as %s', (value, quoted) => {
	expect(quote(value)).toBe(quoted);
});

test('only an invalid value is replaced by another error', () => {
	const name = (error: InvalidValue) => new Error(`To ${error.message}: ${error.advice}`);
	const failing = (error: Error) => () => {
		throw error;
	};
	expect(readOrReplace(() => 'read', name)).toBe('read');
	expect(() => readOrReplace(failing(new InvalidValue('is empty', 'Fill it in.')), name)).toThrow(
		'To is empty: Fill it in.',
	);
	expect(() => readOrReplace(failing(new TypeError('a bug')), name)).toThrow(TypeError);
});
