import { collectionOf } from '../../../../../nodes/TwilioMessaging/fields/reading/collectionReader';

const read = (collections: readonly unknown[], name: string) =>
	collectionOf(collections).read(name, name, (raw) => raw);

const options = { sendAt: 'tomorrow', body: ' ' };
const safety = { timeout: 5 };

it('reads several collections as one', () => {
	expect(read([options, safety], 'sendAt')).toBe('tomorrow');
	expect(read([options, safety], 'timeout')).toBe(5);
});

it('gives nothing for what is empty or not there', () => {
	expect(read([options, safety], 'body')).toBeUndefined();
	expect(read([options, safety], 'attempt')).toBeUndefined();
	expect(read(['text', null, safety], 'timeout')).toBe(5);
	expect(read(['text', undefined], 'length')).toBeUndefined();
});

it('is the same reader as long as all collections are the same', () => {
	const reader = collectionOf([options, safety]);
	expect(collectionOf([options, safety])).toBe(reader);
	expect(collectionOf([options, { ...safety }])).not.toBe(reader);
	expect(collectionOf([options])).not.toBe(reader);
});

it('reads anew when one of them is another', () => {
	expect(read([options, safety], 'timeout')).toBe(5);
	expect(read([options, { timeout: 7 }], 'timeout')).toBe(7);
	expect(read([options, safety], 'timeout')).toBe(5);
	expect(read([options], 'timeout')).toBeUndefined();
});
