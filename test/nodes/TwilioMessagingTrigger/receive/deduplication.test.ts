import {
	answerOfEarlierCall,
	knownRank,
	noteRank,
	noteStart,
} from '../../../../nodes/TwilioMessagingTrigger/receive/deduplication';

import type { EventIdentity } from '../../../../nodes/TwilioMessagingTrigger/receive/eventIdentity';

const hour = 3_600_000;
const most = 20_000;
let now = Date.UTC(2030, 0, 1);
const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
beforeEach(() => {
	// What earlier tests noted is forgotten with the first note of the next one.
	now += 10 * hour;
});
afterAll(() => {
	clock.mockRestore();
});

const answered = Promise.resolve('<Response/>');
/** Of an event that is like none other, unless told otherwise. */
const identity = (event: string, more: Partial<EventIdentity> = {}): EventIdentity => ({
	event,
	withoutCode: event,
	message: `message of ${event}`,
	people: '',
	rank: 4,
	...more,
});
const noteCall = (event: string, answer: Promise<string | undefined>) =>
	noteStart(identity(event), answer);
const isStale = (message: string, rank: number) => rank <= knownRank(message);
const isKnown = (key: string) => answerOfEarlierCall(key) !== undefined;

describe('a delivery', () => {
	test('that comes again is answered as the first one was', async () => {
		expect(answerOfEarlierCall('one')).toBeUndefined();
		noteCall('one', answered);
		expect(await answerOfEarlierCall('one')).toBe('<Response/>');
		expect(isKnown('other')).toBe(false);
	});

	test('is known for an hour', () => {
		noteCall('one', answered);
		now += hour - 1;
		noteCall('second', answered);
		expect(isKnown('one')).toBe(true);
		now += 1;
		noteCall('third', answered);
		expect([isKnown('one'), isKnown('second')]).toEqual([false, true]);
	});

	test('is known until 20,000 others have come', () => {
		for (let index = 0; index < most; index++) noteCall(`delivery ${index}`, answered);
		expect(isKnown('delivery 0')).toBe(true);
		noteCall('one more', answered);
		expect([isKnown('delivery 0'), isKnown('delivery 1')]).toEqual([false, true]);
	});

	test('is forgotten when it came to nothing, or n8n has failed', async () => {
		noteCall('failed', Promise.resolve(undefined));
		const takeBack = noteCall('forgotten', answered);
		takeBack();
		await answerOfEarlierCall('failed');
		expect([isKnown('failed'), isKnown('forgotten')]).toEqual([false, false]);
	});

	test('R22: is known without its error code, too, but not with another one', () => {
		noteStart(identity('with 30003', { withoutCode: 'without' }), answered);
		expect([isKnown('with 30003'), isKnown('without')]).toEqual([true, true]);
		noteStart(identity('later, with 30005', { withoutCode: 'later' }), answered);
		expect(isKnown('later, with 30006')).toBe(false);
	});

	test('R22: whose code came to nothing is still known without it', async () => {
		noteCall('plain', answered);
		const failed = Promise.resolve(undefined);
		noteStart(identity('plain, with 30003', { withoutCode: 'plain' }), failed);
		await failed;
		expect([isKnown('plain'), isKnown('plain, with 30003')]).toEqual([true, false]);
	});
});

describe('how far a message is', () => {
	test('is the furthest that was noted', () => {
		noteRank('message', 3);
		noteRank('message', 2);
		noteRank('message', Number.POSITIVE_INFINITY);
		expect([2, 3, 4].map((rank) => isStale('message', rank))).toEqual([true, true, false]);
		expect(isStale('other', 0)).toBe(false);
	});

	test('R2: is noted with the event, and forgotten when that comes to nothing', async () => {
		const failed = Promise.resolve(undefined);
		noteStart(identity('sent', { message: 'one', rank: 4 }), answered);
		noteStart(identity('delivered', { message: 'one', rank: 5 }), failed);
		expect(knownRank('one')).toBe(5);
		await failed;
		expect(knownRank('one')).toBe(4);
	});

	test('is known for an hour after it was last noted', () => {
		noteRank('early', 3);
		noteRank('message', 3);
		now += hour - 1;
		noteRank('early', 1);
		expect([isStale('early', 3), isStale('message', 3)]).toEqual([true, true]);
		now += 1;
		noteRank('other', 1);
		expect([isStale('early', 3), isStale('message', 3)]).toEqual([true, false]);
	});

	test('is known until 20,000 others have been noted', () => {
		for (let index = 0; index < most; index++) noteRank(`message ${index}`, 1);
		expect(isStale('message 0', 1)).toBe(true);
		noteRank('one more', 1);
		expect([isStale('message 0', 1), isStale('message 1', 1)]).toEqual([false, true]);
	});
});
