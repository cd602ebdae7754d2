import {
	askableRuns,
	drawableRuns,
	earliestOfRun,
} from '../../../../../nodes/TwilioMessaging/dispatch/onceKeys/onceNames';

const hour = 3600_000;
const month = 30 * 24 * hour;
/** Where one month of run numbers ends. */
const end = 700 * month;

test.each([
	['in the same month', end - 2 * hour, end - hour],
	['a month before', end - month, end - hour],
	['by a clock that is hours ahead, in the month to come', end + hour, end - 2 * hour],
	['by a clock that is hours behind, in the month before', end - hour, end + 2 * hour],
])('a run that began %s is asked about', (_when, began, now) => {
	expect(askableRuns(now)).toEqual(expect.arrayContaining([...drawableRuns(began)]));
});

test('a run that began two months before is not', () => {
	const [old] = drawableRuns(end - 2 * month - hour);
	expect(askableRuns(end)).not.toContain(old);
});

test('no run began before the earliest time that its number allows', () => {
	for (const run of drawableRuns(end)) expect(earliestOfRun(run)).toBeLessThanOrEqual(end - month);
});
