/** Covers time. */
import { Waiting } from '../../../../nodes/TwilioMessaging/dispatch/waiting';

jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] });
afterAll(() => {
	jest.useRealTimers();
});

/** Begins a wait; `isOver` tells whether it has ended. */
function begin(milliseconds: number, signal?: AbortSignal): { isOver: boolean } {
	const state = { isOver: false };
	void new Waiting(signal).wait(milliseconds).then(() => {
		state.isOver = true;
	});
	return state;
}

test('waits as long as it is told to', async () => {
	const wait = begin(3500);
	await jest.advanceTimersByTimeAsync(3499);
	expect(wait.isOver).toBe(false);
	await jest.advanceTimersByTimeAsync(1);
	expect(wait.isOver).toBe(true);
});

test('ends with the run, and leaves no timer behind that is longer than a second', async () => {
	const run = new AbortController();
	const wait = begin(3_600_000, run.signal);
	await jest.advanceTimersByTimeAsync(10_500);
	run.abort();
	await jest.advanceTimersByTimeAsync(0);
	expect(wait.isOver).toBe(true);
	expect(jest.getTimerCount()).toBe(1);
	await jest.advanceTimersByTimeAsync(500);
	expect(jest.getTimerCount()).toBe(0);
});
