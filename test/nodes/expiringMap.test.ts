import { ExpiringMap } from '../../nodes/expiringMap';

let now = 0;
beforeEach(() => {
	now = Date.UTC(2030, 0, 1);
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

test('an entry is there until its lifetime is over', () => {
	const map = new ExpiringMap<string, number>(1000, 10);
	map.set('first', 1);
	now += 999;
	map.set('second', 2);
	expect([map.get('first'), map.get('second'), map.get('third')]).toEqual([1, 2, undefined]);
	now += 1;
	expect([map.get('first'), map.get('second')]).toEqual([undefined, 2]);
	map.set('third', 3);
	expect([map.get('first'), map.get('second'), map.get('third')]).toEqual([undefined, 2, 3]);
});

test('what is set again lives as long again, and longer than what came after it', () => {
	const map = new ExpiringMap<string, number>(1000, 2);
	map.set('first', 1);
	map.set('second', 2);
	now += 999;
	map.set('first', 3);
	now += 1;
	map.set('third', 4);
	expect([map.get('first'), map.get('second'), map.get('third')]).toEqual([3, undefined, 4]);
});

test('of too many, the oldest goes', () => {
	const map = new ExpiringMap<string, number>(1000, 2);
	for (const [index, key] of ['first', 'second', 'third'].entries()) map.set(key, index);
	expect([map.get('first'), map.get('second'), map.get('third')]).toEqual([undefined, 1, 2]);
});

test('an entry can be forgotten before its time', () => {
	const map = new ExpiringMap<string, number>(1000, 2);
	map.set('first', 1);
	map.delete('first');
	expect(map.get('first')).toBeUndefined();
});
