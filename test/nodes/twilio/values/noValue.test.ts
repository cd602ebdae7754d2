import { isNoText, isNoValue, objectIn } from '../../../../nodes/twilio/values/noValue';

test.each([
	'undefined',
	'null',
	'NaN',
	'Infinity',
	'-Infinity',
	'Invalid Date',
	'Invalid DateTime',
])('%s is no value, and no text', (text) => {
	expect([isNoValue(text), isNoText(text)]).toEqual([true, true]);
});

test.each(['true', 'false'])('%s is a value, and no text', (text) => {
	expect([isNoValue(text), isNoText(text)]).toEqual([false, true]);
});

test.each(['', 'undefined.', ' null', 'Null', 'nullo'])('%j may be meant', (text) => {
	expect([isNoValue(text), isNoText(text)]).toEqual([false, false]);
});

test('a whole object within a text is found', () => {
	expect(objectIn('Hi [object Object], bye')).toBe('[object Object]');
	expect(objectIn('Hi [object], bye')).toBeUndefined();
});
