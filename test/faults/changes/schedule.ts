import fc from 'fast-check';
import type { ChangeOperation } from '../dimensions';
import type { Weather } from '../schedule';
import { createWeathers } from '../weather';

/** One execution: the first, or one that a person starts with Retry. */
export interface ChangeExecution {
	/** In another process. */
	readonly elsewhere: boolean;
	readonly isOffline: boolean;
}

/** One trial of the model of what is changed. */
export interface ChangeSchedule {
	readonly operation: ChangeOperation;
	/** How many messages there are; each is an item. */
	readonly count: number;
	/** The item that Twilio has nothing for; beyond the count for none. */
	readonly missing: number;
	readonly onError: 'stopWorkflow' | 'continueRegularOutput';
	/** 1 for no Retry On Fail. */
	readonly tries: number;
	readonly maxConcurrentRequests: number;
	readonly executions: readonly ChangeExecution[];
	/** A request has one of these, by which message it is about and how. */
	readonly weathers: readonly Weather[];
	readonly salt: number;
}

const retry: fc.Arbitrary<ChangeExecution> = fc.record({
	elsewhere: fc.boolean(),
	isOffline: fc.constantFrom(false, false, false, false, false, true),
});

/** Schedules of one kind of change. */
export const changeSchedules = (operation: ChangeOperation) =>
	fc.record<ChangeSchedule>({
		operation: fc.constant(operation),
		count: fc.integer({ min: 1, max: 6 }),
		missing: fc.oneof(fc.constant(99), fc.constant(99), fc.nat({ max: 5 })),
		onError: fc.constantFrom('stopWorkflow', 'stopWorkflow', 'continueRegularOutput'),
		tries: fc.constantFrom(1, 2, 3),
		maxConcurrentRequests: fc.constantFrom(1, 2, 20),
		executions: fc
			.tuple(fc.record({ elsewhere: fc.constant(false), isOffline: fc.boolean() }), fc.array(retry))
			.map(([first, retries]) => [{ ...first, isOffline: false }, ...retries.slice(0, 3)]),
		weathers: createWeathers(false),
		salt: fc.nat(),
	});
