import { once, rememberLast } from '../../../nodes/TwilioMessaging/memoize';

test('a value is worked out when it is first asked for, and once', () => {
	let times = 0;
	const value = once((): string | undefined => {
		times += 1;
		return undefined;
	});
	expect(times).toBe(0);
	expect([value(), value()]).toEqual([undefined, undefined]);
	expect(times).toBe(1);
});

test('only the last value that was read is remembered', () => {
	const inputs: string[] = [];
	const read = rememberLast((input: string) => {
		inputs.push(input);
		return input.length;
	});
	expect(['a', 'a', 'bb', 'a'].map(read)).toEqual([1, 1, 2, 1]);
	expect(inputs).toEqual(['a', 'bb', 'a']);
});

test('what could not be read is read again', () => {
	let times = 0;
	const read = rememberLast(() => {
		times += 1;
		if (times === 1) throw new Error('Not yet');
		return times;
	});
	expect(() => read('a')).toThrow('Not yet');
	expect([read('a'), read('a')]).toEqual([2, 2]);
});
