import { executionStateOf } from '../../../../nodes/TwilioMessaging/dispatch/executionState';
import type { Outage } from '../../../../nodes/TwilioMessaging/dispatch/outage';
import { time } from '../../../../nodes/TwilioMessaging/dispatch/time';

let now = 0;
const minute = 60_000;
beforeEach(() => {
	jest.spyOn(time, 'elapsed').mockImplementation(() => now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

function breakDown(outage: Outage): void {
	for (let index = 0; index < 10; index++) outage.noteLost();
	for (let index = 0; index < 10; index++) outage.noteLookedFor(false);
}

test('the rounds of a loop share a sender’s turns, other executions do not', () => {
	executionStateOf('round', false).nextTurns.set('+12025550100', 1000);
	expect(executionStateOf('round', false).nextTurns.get('+12025550100')).toBe(1000);
	expect(executionStateOf('other', false).nextTurns.size).toBe(0);
});

test('where executions cannot be told apart, nothing is shared', () => {
	executionStateOf('', false).nextTurns.set('+12025550100', 1000);
	expect(executionStateOf('', false).nextTurns.size).toBe(0);
});

test('an outage holds for the next rounds, five minutes long', () => {
	breakDown(executionStateOf('outage', false).outage);
	now += 4 * minute;
	expect(executionStateOf('outage', false).outage.isOver).toBe(true);
	now += 2 * minute;
	expect(executionStateOf('outage', false).outage.isOver).toBe(false);
});

test('a retry looks for what was in doubt, outage or not', () => {
	breakDown(executionStateOf('retry', false).outage);
	expect(executionStateOf('retry', true).outage.isOver).toBe(false);
});

test('after an hour, nothing is remembered', () => {
	executionStateOf('old', false).nextTurns.set('+12025550100', 1000);
	now += 61 * minute;
	executionStateOf('another', false);
	expect(executionStateOf('old', false).nextTurns.size).toBe(0);
});
