import {
	InvalidValue,
	readField,
	readOrReplace,
	rethrown,
	valueOrInvalid,
} from '../../../../nodes/twilio/values/problem';

const failing = (error: Error) => () => {
	throw error;
};
const empty = new InvalidValue('is empty', 'Fill it in.');

test('only an invalid value is replaced by another error', () => {
	const name = (error: InvalidValue) => new Error(`To ${error.message}: ${error.advice}`);
	expect(readOrReplace(() => 'read', name)).toBe('read');
	expect(() => readOrReplace(failing(empty), name)).toThrow('To is empty: Fill it in.');
	expect(() => readOrReplace(failing(new TypeError('a bug')), name)).toThrow(TypeError);
});

test('whoever knows the field adds its name', () => {
	expect(readField('To', () => 'read')).toBe('read');
	expect(() => readField('To', failing(empty))).toThrow("'To' is empty");
	expect(() => readField('To', failing(new TypeError('a bug')))).toThrow(TypeError);
});

test('a field that was needed for another one keeps its own name', () => {
	const inner = () => readField('Send At', failing(empty));
	expect(() => readField('Media', inner)).toThrow("'Send At' is empty");
});

test('a value or what is wrong with it', () => {
	expect(valueOrInvalid(() => 'read')).toBe('read');
	expect(valueOrInvalid(failing(empty))).toBe(empty);
	expect(() => valueOrInvalid(failing(new TypeError('a bug')))).toThrow(TypeError);
});

test('what is caught is thrown on unchanged unless it is replaced', () => {
	expect(rethrown(empty)).toBe(empty);
	expect(rethrown(empty, ({ advice }) => advice)).toBe('Fill it in.');
	expect(rethrown('anything', () => 'replaced')).toBe('anything');
});
