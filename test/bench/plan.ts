import { z } from 'zod';

/** How long the server takes for each answer. */
export const latencyMilliseconds = 100;

/** `retry` is measured by `--size` alone. */
export const scenarioIds = [
	'plain',
	'capped',
	'cut',
	'list',
	'large',
	'skip',
	'hundred',
	'retry',
] as const;
export const contenderIds = [
	'ours',
	'oursAllFields',
	'oursSkipping',
	'builtIn',
	'httpAtOnce',
	'httpBatched',
	'httpLooking',
	'passing',
	'sdkOneByOne',
	'sdkTwenty',
	'sdkTwentyRetrying',
] as const;
export const habitIds = ['once', 'n8nRetry', 'executionRetry', 'failedAgain'] as const;

export type ScenarioId = (typeof scenarioIds)[number];
export type ContenderId = (typeof contenderIds)[number];

/**
 * What the person does when something failed: nothing, n8n's Retry On Fail and Retry, Retry alone, or
 * sending again what is reported as failed.
 */
export type Habit = (typeof habitIds)[number];

/** One contender in one scenario. */
export const entrySchema = z.object({
	scenario: z.enum(scenarioIds),
	contender: z.enum(contenderIds),
	habit: z.enum(habitIds),
	/** Messages to send or to list. */
	count: z.number(),
});
export type Entry = Readonly<z.infer<typeof entrySchema>>;

/** Requests in flight at once, unless a node is told otherwise. */
export const usualInFlight = 20;
const inFlight: Readonly<Record<ScenarioId, number>> = {
	plain: usualInFlight,
	capped: usualInFlight,
	cut: usualInFlight,
	list: usualInFlight,
	large: 50,
	skip: usualInFlight,
	hundred: 100,
	retry: 50,
};
/** Requests that are to be in flight at once, where the contender lets itself be told. */
export const inFlightIn = (scenario: ScenarioId) => inFlight[scenario];

const thousand = 1000;
/** One after another, the cap is never reached: fewer messages say the same. */
const fewer = 200;
const listed = 20_000;
/** In scenario `large`. What would take longer than three minutes is tried with fewer: one by one, two hours. */
export const largeCount = 64_000;
const fourThousand = 4000;

const contestants: Readonly<
	Record<ScenarioId, ReadonlyArray<readonly [ContenderId, Habit, number]>>
> = {
	plain: [
		['ours', 'once', thousand],
		['builtIn', 'once', thousand],
		['httpAtOnce', 'once', thousand],
		['httpBatched', 'once', thousand],
		['sdkOneByOne', 'once', thousand],
		['sdkTwenty', 'once', thousand],
	],
	capped: [
		['ours', 'once', thousand],
		['builtIn', 'once', fewer],
		['httpAtOnce', 'once', thousand],
		['httpBatched', 'once', thousand],
		['sdkOneByOne', 'once', fewer],
		['sdkTwenty', 'once', thousand],
		['sdkTwentyRetrying', 'once', thousand],
	],
	cut: [
		['ours', 'n8nRetry', thousand],
		['ours', 'failedAgain', thousand],
		['builtIn', 'n8nRetry', thousand],
		['builtIn', 'failedAgain', thousand],
		['httpAtOnce', 'n8nRetry', thousand],
		['httpAtOnce', 'failedAgain', thousand],
		['httpBatched', 'failedAgain', thousand],
		['sdkOneByOne', 'failedAgain', thousand],
		['sdkTwenty', 'failedAgain', thousand],
	],
	list: [
		['ours', 'once', listed],
		['oursAllFields', 'once', listed],
		['httpAtOnce', 'once', listed],
		['sdkOneByOne', 'once', listed],
	],
	large: [
		['ours', 'once', largeCount],
		['builtIn', 'once', thousand],
		['httpBatched', 'once', largeCount / 2],
	],
	skip: [
		['ours', 'once', thousand],
		['oursSkipping', 'once', thousand],
		['httpLooking', 'once', thousand],
	],
	hundred: [
		['ours', 'once', fourThousand],
		['httpBatched', 'once', fourThousand],
		['sdkTwenty', 'once', fourThousand],
	],
	retry: [],
};

/**
 * Everything that is run, in this order.
 *
 * @param share of the messages, 1 for all of them
 * @param only `scenario` or `scenario/contender`; empty for everything
 */
export function planned(share: number, only: string): Entry[] {
	return scenarioIds
		.flatMap((scenario) =>
			contestants[scenario].map(([contender, habit, count]) => ({
				scenario,
				contender,
				habit,
				count: Math.round(count * share),
			})),
		)
		.filter((entry) => [entry.scenario, `${entry.scenario}/${entry.contender}`, ''].includes(only));
}
