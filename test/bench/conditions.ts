import { z } from 'zod';
import { people } from './people';
import { latencyMilliseconds, type Entry, type ScenarioId } from './plan';

/** How the stand-in behaves during a run. */
export const conditionsSchema = z.object({
	latencyMilliseconds: z.number(),
	/** Requests that the account may have in flight; the others are answered 429. */
	concurrencyLimit: z.number().optional(),
	/** The share of requests whose connection is cut after they were carried out. */
	cutShare: z.number(),
	/** To whom the next message is refused, that one time. */
	refusedOnce: z.string().optional(),
	/** Messages that are there before the run. */
	seededMessages: z.number(),
});
export type Conditions = Readonly<z.infer<typeof conditionsSchema>>;

/** What the stand-in saw of a run. */
export const tallySchema = z.object({
	/** Messages that came into being. */
	accepted: z.number(),
	/** People who got exactly one, more than one, and none. */
	once: z.number(),
	repeatedly: z.number(),
	never: z.number(),
	requests: z.number(),
	/** Requests that were answered 429. */
	tooMany: z.number(),
	peakInFlight: z.number(),
	/** Size of all messages as Twilio writes them, in bytes. */
	messageBytes: z.number(),
});
export type Tally = Readonly<z.infer<typeof tallySchema>>;

/** The account's cap in scenario (b). */
export const cap = 10;
const cutShare = 0.02;
/** What an account has sent to others within the time that Skip If Sent Within looks at. */
const sentToOthers = 1000;
const none: Conditions = { latencyMilliseconds: 0, cutShare: 0, seededMessages: 0 };

const own: Readonly<Record<ScenarioId, (count: number) => Partial<Conditions>>> = {
	plain: () => ({}),
	capped: () => ({ concurrencyLimit: cap }),
	cut: () => ({ cutShare }),
	list: (count) => ({ seededMessages: count }),
	large: () => ({}),
	skip: () => ({ seededMessages: sentToOthers }),
	hundred: () => ({}),
	retry: (count) => ({ refusedOnce: people(count).at(-1)?.to }),
};

/** The conditions of a scenario. */
export function conditionsOf({ scenario, count }: Entry): Conditions {
	return { ...none, latencyMilliseconds, ...own[scenario](count) };
}

/** A well-behaved, quick Twilio for warming up. */
export function warmUpConditions({ scenario }: Entry, messages: number): Conditions {
	return { ...none, seededMessages: scenario === 'list' ? messages : 0 };
}
