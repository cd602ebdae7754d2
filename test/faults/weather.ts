import fc from 'fast-check';
import type { Fault, Moment } from '../twilio-stand-in/faults';
import type { Weather } from './schedule';

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

/** While it is still looked for: a millisecond counts as a second. */
const late: fc.Arbitrary<Fault> = fc.record({
	kind: fc.constant('late' as const),
	milliseconds: fc.integer({ min: 1, max: 4 }),
	hangs: fc.boolean(),
});

/** So many requests of a kind in a row meet the same. */
function spell(fault: fc.Arbitrary<Fault | undefined>, longest: number): fc.Arbitrary<Weather> {
	return fc
		.tuple(fault, fc.integer({ min: 1, max: longest }))
		.map(([same, length]) => Array.from({ length }, () => same));
}

const fair = spell(fc.constant(undefined), 4);

/** What the messages of one identity meet that are to be created: mostly nothing. */
function createWeather(areLate: boolean): fc.Arbitrary<Weather> {
	const spells = fc.oneof(
		{ weight: 4, arbitrary: fair },
		{ weight: 3, arbitrary: spell(trouble, 2) },
		{ weight: 1, arbitrary: spell(busy, 5) },
		{ weight: 1, arbitrary: spell(refusal, 1) },
		...(areLate ? [{ weight: 3, arbitrary: spell(late, 1) }] : []),
	);
	return fc.array(spells, { maxLength: 4 }).map((all) => all.flat());
}

/** What look-ups in one place meet: a fault that passes, or an outage that outlasts all patience. */
function lookUpWeather(areOftenOut: boolean): fc.Arbitrary<Weather> {
	const passing = fc
		.array(
			fc.oneof(
				{ weight: 3, arbitrary: fair },
				{ weight: 2, arbitrary: spell(fc.oneof(trouble, busy), 4) },
				{ weight: 1, arbitrary: spell(refusal, 6) },
			),
			{ maxLength: 5 },
		)
		.map((spells) => spells.flat());
	return fc.oneof(
		{ weight: 8, arbitrary: fc.constant([]) },
		{ weight: 5, arbitrary: passing },
		{ weight: 1, arbitrary: spell(refusal, 60) },
		{ weight: 1, arbitrary: spell(trouble, 60) },
		// As long as one execution looks.
		...(areOftenOut ? [{ weight: 12, arbitrary: spell(refusal, 8) }] : []),
	);
}

/** What messages meet: several kinds of weather, of which each has one. */
export function createWeathers(areLate: boolean): fc.Arbitrary<Weather[]> {
	return fc.array(createWeather(areLate), { minLength: 1, maxLength: 4 });
}

/**
 * What look-ups meet, likewise.
 *
 * @param areOftenOut so that it stays unknown what became of a message until somebody retries
 */
export function lookUpWeathers(areOftenOut: boolean): fc.Arbitrary<Weather[]> {
	return fc.array(lookUpWeather(areOftenOut), { minLength: 1, maxLength: 2 });
}
