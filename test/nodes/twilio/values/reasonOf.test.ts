import { reasonOf } from '../../../../nodes/twilio/values/reasonOf';

test.each([
	[new Error('No connection'), 'No connection'],
	[new TypeError(''), ''],
	['No connection', 'No connection'],
	[undefined, 'undefined'],
])('the reason of %p is %p', (error, reason) => {
	expect(reasonOf(error)).toBe(reason);
});
