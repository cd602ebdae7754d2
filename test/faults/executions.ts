import fc from 'fast-check';
import { defaults } from '../twilio-stand-in/server';
import type { Chance } from './chance';
import type { Edit, ExecutionPlan } from './schedule';

/** Nothing is changed. */
const asItWas: Edit = {};

const harmless: fc.Arbitrary<Edit> = fc.oneof(
	fc.record<Edit>({ maxConcurrentRequests: fc.constantFrom(1, 4, 7) }),
	fc.record<Edit>({ timeout: fc.constantFrom(20, 45) }),
	fc.constant<Edit>({ longBody: 'refuse' }),
	fc.record<Edit>({ simplify: fc.boolean() }),
	fc.constant<Edit>({ isPickedAgain: true }),
);

function edits(chance: Chance): fc.Arbitrary<Edit> {
	return fc
		.tuple(
			chance.maybe('changedFields', harmless, asItWas),
			chance.maybe<Edit>(
				'changedSender',
				fc.constant({ from: defaults.numberWithoutService }),
				asItWas,
			),
			chance.maybe<Edit>(
				'changedText',
				fc.nat({ max: 3 }).map((otherText) => ({ otherText })),
				asItWas,
			),
		)
		.map((all) => Object.assign({}, ...all));
}

/** The first execution, and the retries that a person starts. */
export function executions(chance: Chance): fc.Arbitrary<ExecutionPlan[]> {
	const plan = (areOffline: readonly boolean[]): fc.Arbitrary<ExecutionPlan> =>
		fc.record<ExecutionPlan>({
			elsewhere: fc.boolean(),
			outage: fc.constantFrom(...areOffline).chain<ExecutionPlan['outage']>((isOffline) => {
				if (!isOffline) return fc.constant('none');
				return chance.has('noSuchHost')
					? fc.constantFrom('refused', 'noSuchHost')
					: fc.constant('refused');
			}),
			inOtherAccount: chance.on('otherAccount'),
			edit: edits(chance),
			pauseSeconds: pauses(chance),
		});
	return fc
		.tuple(
			plan([false, false, false, false, false, false, false, true]),
			fc.array(plan([false, false, false, false, false, true]), { maxLength: 3 }),
		)
		.map(([first, retries]) => [
			{ ...first, elsewhere: false, inOtherAccount: false, edit: asItWas, pauseSeconds: 0 },
			...retries,
		]);
}

/** How long a person takes before the retry, in seconds. */
function pauses(chance: Chance): fc.Arbitrary<number> {
	const long = chance.maybe('longRuns', fc.constantFrom(60, 400, 700), 0);
	return chance.has('late') ? fc.oneof(fc.nat({ max: 90 }), long) : long;
}
