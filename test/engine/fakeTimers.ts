/**
 * What waits is let go of at the end. Node's own timers are none of these: connections go on as ever.
 *
 * @param isPassing whether time passes as ever, too
 */
export function useFakeTimers(isPassing = false): void {
	jest.useFakeTimers({
		advanceTimers: isPassing,
		doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'performance'],
	});
}
