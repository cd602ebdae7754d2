import fc from 'fast-check';
import { recipients, rounds, type LetterKinds } from './letters';
import type { ExecutionPlan, Schedule } from './schedule';
import { createWeather, lookUpWeather } from './weather';

/** What a property may ask of its schedules. */
export interface ScheduleLimits {
	/** Look-ups always get their answer. */
	readonly fairLookUps?: boolean;
	/** How long Twilio's lists may be behind, in milliseconds. */
	readonly longestListLag?: number;
}

const retry: fc.Arbitrary<ExecutionPlan> = fc.record({
	elsewhere: fc.boolean(),
	isOffline: fc.constantFrom(false, false, false, false, false, true),
});

const executions = fc
	.tuple(
		fc.constantFrom(false, false, false, false, false, false, false, true),
		fc.array(retry, { maxLength: 3 }),
	)
	.map(([isOffline, retries]) => [{ elsewhere: false, isOffline }, ...retries]);

const rarely = fc.constantFrom(false, false, false, false, true);

const kinds: fc.Arbitrary<LetterKinds> = fc
	.record({ isTrial: rarely, withTemplates: rarely, withMedia: rarely, areAlike: rarely })
	// A trial account has no templates here.
	.map((chosen) => (chosen.isTrial ? { ...chosen, withTemplates: false } : chosen));

/** Schedules of every kind that the model knows. */
export function schedules({
	fairLookUps = false,
	longestListLag = 0,
}: ScheduleLimits = {}): fc.Arbitrary<Schedule> {
	return kinds.chain((chosen) =>
		fc.record<Schedule>({
			rounds: rounds(chosen),
			operation: fc.constant(chosen.withMedia ? 'sendMms' : 'sendSms'),
			senderType: chosen.isTrial
				? fc.constant('from')
				: fc.constantFrom('from', 'from', 'messagingService'),
			onError: fc.constantFrom(
				'stopWorkflow',
				'stopWorkflow',
				'continueRegularOutput',
				'continueErrorOutput',
			),
			tries: fc.constantFrom(1, 2, 3),
			executions,
			maxConcurrentRequests: fc.constantFrom(1, 2, 3, 5, 20),
			// Refused for these: Twilio's list does not tell which template or which media it was.
			skipIfSentWithin: chosen.withTemplates || chosen.withMedia ? fc.constant(false) : rarely,
			skipDuplicateRecipients: rarely,
			isTrial: fc.constant(chosen.isTrial),
			concurrencyLimit: fc.constantFrom(0, 0, 0, 1, 2, 4),
			unreachable: fc.constantFrom('', '', '', ...recipients),
			creates: createWeather,
			lookUps: fairLookUps ? fc.constant([]) : lookUpWeather,
			latencies: fc.array(fc.constantFrom(0, 0, 1, 3, 6, 25), { minLength: 1, maxLength: 5 }),
			listLagMilliseconds: fc.integer({ min: 0, max: longestListLag }),
		}),
	);
}
