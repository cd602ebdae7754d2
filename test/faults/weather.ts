import fc from 'fast-check';
import type { Fault, Moment } from '../twilio-stand-in/faults';
import type { TwilioStandIn } from '../twilio-stand-in/server';
import type { Schedule, Weather } from './schedule';

const moment = fc.constantFrom<Moment>('before', 'after');

const busy = fc.constantFrom<Fault>(
	{ kind: 'error', status: 429, moment: 'before' },
	{ kind: 'error', status: 429, moment: 'before', retryAfterSeconds: 0 },
	{ kind: 'error', status: 429, moment: 'before', retryAfterSeconds: 1 },
);

const trouble: fc.Arbitrary<Fault> = fc.oneof(
	fc.record({
		kind: fc.constant('error' as const),
		status: fc.constantFrom(500 as const, 503 as const),
		moment,
	}),
	fc.record({ kind: fc.constant('html' as const), status: fc.constantFrom(200, 502), moment }),
	fc.record({ kind: fc.constantFrom('truncated' as const, 'empty' as const), moment }),
	fc.record({ kind: fc.constantFrom('cut' as const, 'cutMidAnswer' as const), moment }),
	fc.record({
		kind: fc.constant('hang' as const),
		moment,
		milliseconds: fc.integer({ min: 1, max: 5 }),
	}),
);

const refusal = fc.constantFrom<Fault>(
	{ kind: 'refusal', code: 21610 },
	{ kind: 'refusal', code: 21614 },
	{ kind: 'refusal', code: 20003 },
);

/** So many requests of a kind in a row meet the same. */
function spell(fault: fc.Arbitrary<Fault | undefined>, longest: number): fc.Arbitrary<Weather> {
	return fc
		.tuple(fault, fc.integer({ min: 1, max: longest }))
		.map(([same, length]) => Array.from({ length }, () => same));
}

const fair = spell(fc.constant(undefined), 4);

/** What messages meet that are to be created: mostly nothing. */
export const createWeather: fc.Arbitrary<Weather> = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: fair },
			{ weight: 3, arbitrary: spell(trouble, 2) },
			{ weight: 1, arbitrary: spell(busy, 5) },
			{ weight: 1, arbitrary: spell(refusal, 1) },
		),
		{ maxLength: 8 },
	)
	.map((spells) => spells.flat());

/** What look-ups meet: a fault that passes, or an outage that outlasts all patience. */
export const lookUpWeather: fc.Arbitrary<Weather> = fc.oneof(
	{ weight: 8, arbitrary: fc.constant([]) },
	{
		weight: 5,
		arbitrary: fc
			.array(
				fc.oneof(
					{ weight: 3, arbitrary: fair },
					{ weight: 2, arbitrary: spell(fc.oneof(trouble, busy), 4) },
					{ weight: 1, arbitrary: spell(refusal, 6) },
				),
				{ maxLength: 5 },
			)
			.map((spells) => spells.flat()),
	},
	{ weight: 1, arbitrary: spell(refusal, 60) },
	{ weight: 1, arbitrary: spell(trouble, 60) },
);

/** Makes the stand-in misbehave as planned. */
export function setWeather(standIn: TwilioStandIn, schedule: Schedule): void {
	const { creates, lookUps, latencies, concurrencyLimit, unreachable } = schedule;
	const seen = { POST: 0, GET: 0 };
	standIn.faults.decide = ({ method }) =>
		method === 'POST' ? creates[seen.POST++] : lookUps[seen.GET++];
	let arrivals = 0;
	standIn.faults.latency = () => latencies[arrivals++ % latencies.length] ?? 0;
	standIn.faults.concurrencyLimit =
		concurrencyLimit === 0 ? undefined : { requests: concurrencyLimit };
	if (unreachable !== '') standIn.delivery.refuse(unreachable, 21614);
	standIn.listLagMilliseconds = schedule.listLagMilliseconds;
}
