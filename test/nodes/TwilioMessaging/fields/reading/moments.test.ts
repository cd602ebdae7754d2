import fc from 'fast-check';
import { parseMoment } from '../../../../../nodes/TwilioMessaging/fields/reading/moments';
import { expectRefusal, read } from '../../../../expectRefusal';

const berlin = 'Europe/Berlin';

it.each([
	// Winter and summer, in the zone of the workflow.
	['2026-12-24T09:00:00', berlin, '2026-12-24T08:00:00.000Z'],
	['2026-07-01T09:00:00', berlin, '2026-07-01T07:00:00.000Z'],
	['2026-12-24 09:00:00', berlin, '2026-12-24T08:00:00.000Z'],
	['2026-12-24T09:00', berlin, '2026-12-24T08:00:00.000Z'],
	[' 2026-12-24T09:00:00.123 ', berlin, '2026-12-24T08:00:00.123Z'],
	['2026-12-24T09:00:00', 'utc', '2026-12-24T09:00:00.000Z'],
	['2026-12-24T09:00:00', 'America/New_York', '2026-12-24T14:00:00.000Z'],
	['2026-12-24T09:00:00', 'Asia/Kolkata', '2026-12-24T03:30:00.000Z'],
	['2026-12-24T23:00:00', 'Pacific/Kiritimati', '2026-12-24T09:00:00.000Z'],
	// A day alone begins at midnight there.
	['2026-12-24', berlin, '2026-12-23T23:00:00.000Z'],
	['2026-12-24', 'utc', '2026-12-24T00:00:00.000Z'],
	// A zone in the text goes first, even when it is another day in ours.
	['2026-12-24T09:00:00Z', berlin, '2026-12-24T09:00:00.000Z'],
	['2026-12-24T23:30:00-05:00', berlin, '2026-12-25T04:30:00.000Z'],
	['2026-12-24T00:30:00+13:00', 'utc', '2026-12-23T11:30:00.000Z'],
	['2026-12-24T09:00:00+0100', 'America/New_York', '2026-12-24T08:00:00.000Z'],
	// Around the hour that Berlin skips, and around the one that it has twice.
	['2026-03-29T01:59:59', berlin, '2026-03-29T00:59:59.000Z'],
	['2026-03-29T03:00:00', berlin, '2026-03-29T01:00:00.000Z'],
	['2026-10-25T01:59:59', berlin, '2026-10-24T23:59:59.000Z'],
	['2026-10-25T03:00:00', berlin, '2026-10-25T02:00:00.000Z'],
	['2026-10-25T02:30:00+02:00', berlin, '2026-10-25T00:30:00.000Z'],
	['2026-10-25T02:30:00+01:00', berlin, '2026-10-25T01:30:00.000Z'],
	// A day whose midnight is skipped is a day all the same.
	['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
	['2028-02-29T12:00:00', 'utc', '2028-02-29T12:00:00.000Z'],
])('%j in %s is %s', (text, zone, moment) => {
	expect(parseMoment(text, zone).toISOString()).toBe(moment);
});

it('takes an hour that was skipped for one next to it, and one that came twice for one of the two', () => {
	const skipped = parseMoment('2026-03-29T02:30:00', berlin).toISOString();
	expect(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']).toContain(skipped);
	const twice = parseMoment('2026-10-25T02:30:00', berlin).toISOString();
	expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(twice);
});

it.each([
	['a JavaScript date', new Date('2026-12-24T08:00:00Z')],
	[
		"Luxon's, which write themselves with their zone",
		{ toJSON: () => '2026-12-24T09:00:00.000+01:00' },
	],
])('takes %s from an expression', (_what, date) => {
	expect(parseMoment(date, 'America/New_York').toISOString()).toBe('2026-12-24T08:00:00.000Z');
});

test.each([
	['2026-12-24', '2026-12-24T09:00'],
	[' 2026-12-24 ', '2026-12-24T09:00'],
	['2026-02-28', '2026-02-28T09:00'],
])('S14: a day without a time (%j) is refused where a time is needed', (text, example) => {
	const { message, advice } = expectRefusal(() => parseMoment(text, berlin, 'refused'));
	expect(message).toMatch(/^is a day without a time: "/);
	expect(advice).toContain(example);
	expect(parseMoment(text, berlin).toISOString()).toMatch(/T23:00:00/);
});

test.each(['2026-12-24T00:00', '2026-12-24 09:00', '2026-12-24T09:00:00Z', new Date()])(
	'S14: %p has its time',
	(raw) => {
		expect(parseMoment(raw, berlin, 'refused')).toEqual(parseMoment(raw, berlin));
	},
);

const circular: Record<string, unknown> = {};
circular.self = circular;

it.each([
	['2026-02-30'],
	['2027-02-29T12:00:00'],
	['2026-13-01'],
	['2026-00-10'],
	['2026-12-24T25:00:00'],
	['2026-12-24T09:61:00'],
	['2026-12-24T'],
	['2026-12-24T09:00:00 Nowhere/Land'],
	['24.12.2026'],
	['12/24/2026'],
	['tomorrow'],
	['1766566800'],
	[1_766_566_800_000],
	[true],
	[''],
	[null],
	[undefined],
	[{}],
	[circular],
	[[]],
	[new Date(Number.NaN)],
	[{ toJSON: () => null }],
])('%p is no date', (raw) => {
	const { message, advice } = expectRefusal(() => parseMoment(raw, berlin));
	expect(message).toMatch(/^is (not a date|a list|an object)/);
	expect(advice).not.toBe('');
});

const zones = [
	'utc',
	berlin,
	'America/St_Johns',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Apia',
];
const moments = fc.date({
	min: new Date('1990-01-01'),
	max: new Date('2090-01-01'),
	noInvalidDate: true,
});

it('a moment with its zone is that moment, whatever the zone of the workflow', () => {
	fc.assert(
		fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
			expect(parseMoment(moment.toISOString(), zone)).toEqual(moment);
			expect(parseMoment(moment, zone)).toEqual(moment);
		}),
	);
});

/** What a clock on the wall of that zone shows. */
function wallClock(moment: Date, timeZone: string): string {
	// Sweden writes dates as ISO 8601 does.
	return new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	}).format(moment);
}

it('a moment without a zone is when a wall clock of the workflow’s zone shows it', () => {
	fc.assert(
		fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
			const text = wallClock(moment, zone);
			const parsed = parseMoment(text, zone);
			// The hour that comes twice shows the same on the wall.
			expect(wallClock(parsed, zone)).toBe(text);
			expect(Math.abs(parsed.getTime() - moment.getTime())).toBeLessThanOrEqual(3_600_000);
		}),
		{ numRuns: 500 },
	);
});

it('anything at all is a moment or refused readably', () => {
	const texts = fc.string({ unit: fc.constantFrom(...Array.from('0123456789-T: Z+.')) });
	fc.assert(
		fc.property(fc.oneof(fc.anything(), texts), fc.constantFrom(...zones), (raw, zone) => {
			const reading = read(() => parseMoment(raw, zone));
			if ('value' in reading) expect(reading.value.getTime()).not.toBeNaN();
		}),
		{ numRuns: 500 },
	);
});
