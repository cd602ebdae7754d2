import fc from 'fast-check';

/** What one execution is asked to send: whom, by number; the same person may come several times. */
export type Batch = readonly number[];

/** How an execution ends. */
export type Ending =
	| { readonly kind: 'regular' }
	/** Its process is killed, or a person stops it, once it has sent so many messages. */
	| { readonly kind: 'killed' | 'stopped'; readonly after: number };

/** One execution of the workflow. */
export interface Step {
	readonly mode: 'manual' | 'retry' | 'trigger';
	readonly batch: Batch;
	/** Whether all get another text than usual. */
	readonly hasOtherText: boolean;
	/** Items in each round of a loop; 0 for no loop. */
	readonly batchSize: number;
	readonly ending: Ending;
	/** n8n hands the execution that was killed before to this process: it has the same id. */
	readonly isHandedOver: boolean;
	/** In a process of its own; else in that of the step before, if it lives. */
	readonly isElsewhere: boolean;
	/** Before it begins. */
	readonly pauseSeconds: number;
}

/** Executions of one workflow, one after another. */
export interface History {
	readonly steps: readonly Step[];
}

/** More than these, and clocks of processes that have not heard of Twilio yet could be taken for each other. */
const shortestPause = 70;
const day = 24 * 3600;

const batches = fc.oneof(
	{ weight: 3, arbitrary: fc.constant<Batch>([0, 1, 2, 3, 4, 5, 6, 7]) },
	{ weight: 2, arbitrary: fc.array(fc.nat(7), { minLength: 1, maxLength: 10 }) },
);

const endings: fc.Arbitrary<Ending> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant<Ending>({ kind: 'regular' }) },
	{
		weight: 3,
		arbitrary: fc.record({ kind: fc.constant('killed' as const), after: fc.nat(8) }),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('stopped' as const), after: fc.nat(8) }),
	},
);

const steps: fc.Arbitrary<Step> = fc.record({
	mode: fc.constantFrom('manual', 'manual', 'manual', 'retry', 'trigger', 'trigger'),
	batch: batches,
	hasOtherText: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
	batchSize: fc.constantFrom(0, 0, 0, 2, 3),
	ending: endings,
	isHandedOver: fc.boolean(),
	isElsewhere: fc.boolean(),
	pauseSeconds: fc.oneof(
		{ weight: 8, arbitrary: fc.integer({ min: shortestPause, max: 3600 }) },
		{ weight: 1, arbitrary: fc.integer({ min: day + 3600, max: 2 * day }) },
	),
});

/** Histories that end with an execution that a person starts and lets end. */
export const histories: fc.Arbitrary<History> = fc
	.tuple(fc.array(steps, { minLength: 1, maxLength: 4 }), steps)
	.map(([before, last]) => ({
		steps: [
			...before,
			{ ...last, mode: 'manual', ending: { kind: 'regular' }, isHandedOver: false } as const,
		],
	}));
