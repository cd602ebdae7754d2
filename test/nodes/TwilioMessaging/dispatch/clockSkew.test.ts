import { ClockSkew } from '../../../../nodes/TwilioMessaging/dispatch/clockSkew';

const now = Date.UTC(2030, 0, 1);
beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

/** How much earlier than `now` something may be dated by Twilio and still have come into being now. */
function earliest(clock: ClockSkew): number {
	let milliseconds = 100_000;
	while (!clock.mayBeSince(now - milliseconds, now)) milliseconds -= 1;
	return milliseconds;
}

test('a date that is cut to the second may be up to a second too early', () => {
	expect(earliest(new ClockSkew())).toBe(999);
});

test('a clock that goes after ours is made allowance for, and one that goes before', () => {
	const late = new ClockSkew();
	late.observe(now - 30_000);
	expect(earliest(late)).toBe(30_999);
	const early = new ClockSkew();
	early.observe(now + 30_000);
	expect(earliest(early)).toBe(-29_001);
});

test('of several dates the latest counts, and none says nothing', () => {
	const clock = new ClockSkew();
	clock.observe(now - 5000);
	clock.observe(now - 4000);
	clock.observe(now - 9000);
	clock.observe(Number.NaN);
	expect(earliest(clock)).toBe(4999);
});
