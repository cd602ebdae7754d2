import { time } from '../../../../nodes/TwilioMessaging/dispatch/time';
import {
	bestClock,
	keepClock,
	TwilioClock,
} from '../../../../nodes/TwilioMessaging/dispatch/twilioClock';

const now = Date.UTC(2030, 0, 1);
const minute = 60_000;
let elapsed = 0;
beforeEach(() => {
	elapsed = 5000;
	jest.spyOn(time, 'now').mockReturnValue(now);
	jest.spyOn(time, 'elapsed').mockImplementation(() => elapsed);
});
afterEach(() => {
	jest.restoreAllMocks();
});

/** Of a request that begins and is over now. */
const spanOf = (clock: TwilioClock) => clock.spanSince(clock.moment());

/** How much earlier than our `now` something may be dated by Twilio and still have come into being now. */
function earliest(clock: TwilioClock): number {
	const span = spanOf(clock);
	let milliseconds = 200_000;
	while (clock.isWithin(now - milliseconds, span) === 'not') milliseconds -= 1;
	return milliseconds;
}

/** A clock that was told this date. */
function told(date: number): TwilioClock {
	const clock = new TwilioClock();
	clock.observe(date);
	return clock;
}

test('a date that is cut to the second may be up to a second too early', () => {
	expect(earliest(told(now))).toBe(999);
});

test('a clock that goes after ours is made allowance for, and one that goes before', () => {
	expect(earliest(told(now - 30_000))).toBe(30_999);
	expect(earliest(told(now + 30_000))).toBe(-29_001);
});

test('of several dates the latest counts, and none says nothing', () => {
	const clock = new TwilioClock();
	for (const date of [now - 5000, now - 4000, now - 9000, Number.NaN]) clock.observe(date);
	expect(earliest(clock)).toBe(4999);
});

test('a step of our own clock changes nothing', () => {
	const clock = told(now);
	jest.spyOn(time, 'now').mockReturnValue(now + 60 * minute);
	elapsed += 7000;
	expect(clock.now()).toBe(now + 7000);
});

test('as long as Twilio’s time is not known, our own may be a minute wrong', () => {
	const clock = new TwilioClock();
	expect(spanOf(clock)).toMatchObject({ isOwnClock: true });
	expect(earliest(clock)).toBe(60_999);
	const span = spanOf(clock);
	expect(clock.isWithin(now - 2999, span)).toBe('surely');
	expect(clock.isWithin(now - 3000, span)).toBe('perhaps');
});

test('nothing comes into being a quarter of an hour after its request', () => {
	const clock = told(now);
	const span = spanOf(clock);
	expect(clock.isWithin(now + 15 * minute, span)).toBe('surely');
	expect(clock.isWithin(now + 15 * minute + 1000, span)).toBe('not');
});

test.each([-83, -5, 5, 83])(
	'what our own clock has told is understood once it is known to be %i minutes wrong',
	(wrong) => {
		const span = spanOf(new TwilioClock());
		const created = now - wrong * minute;
		const clock = told(created);
		expect(clock.isWithin(created, span)).toBe('surely');
		// As far as such clocks usually differ.
		expect(clock.isWithin(Math.min(created, now) - 30_000, span)).toBe('perhaps');
		// Long before it, by either clock.
		expect(clock.isWithin(Math.min(created, now) - 2 * minute, span)).toBe('not');
		// What Twilio's own time has told needs no correction.
		const surely = spanOf(clock);
		expect(clock.isWithin(created - 2 * minute, surely)).toBe('not');
	},
);

test('once Twilio’s time is known, a machine that sleeps does not make a request seem to begin later', () => {
	const clock = told(now);
	const began = clock.moment();
	elapsed += 2000;
	// An hour that `elapsed` has not counted.
	clock.observe(now + 3600_000 + 2000);
	expect(clock.spanSince(began)).toMatchObject({ since: now });
	expect(clock.isWithin(now, clock.spanSince(began))).toBe('surely');
});

test('what an own clock has told that is visibly wrong now is certain by Twilio’s time alone', () => {
	const span = spanOf(new TwilioClock());
	const clock = told(now + 30 * minute);
	expect(clock.isWithin(now + 30 * minute, span)).toBe('surely');
	expect(clock.isWithin(now + 10 * minute, span)).toBe('perhaps');
});

test('the time that a run has learned serves the next ones until the machine sleeps', () => {
	keepClock(told(now - 5 * minute));
	expect(bestClock(new TwilioClock()).now()).toBe(now - 5 * minute);
	jest.spyOn(time, 'now').mockReturnValue(now + 60 * minute);
	expect(bestClock(new TwilioClock()).isSet).toBe(false);
});

test('what a machine that has slept since the last answer takes for Twilio’s time is not noted', () => {
	const clock = told(now);
	expect(clock.moment().twilio).toBe(now);
	jest.spyOn(time, 'now').mockReturnValue(now + 60 * minute);
	expect(clock.moment().twilio).toBeUndefined();
});
