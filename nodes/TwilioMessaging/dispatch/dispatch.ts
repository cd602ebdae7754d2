import { placeOf } from '../../twilio/message/identity';
import { AdaptiveLimiter } from './adaptiveLimiter';
import { keptInDoubt, notAttempted, resultOfRest, type CallResult } from './callResult';
import { CallRunner } from './callRunner';
import type { ClaimContext } from './claims/claimContext';
import { Completion, type FetchFile } from './completion';
import { resultOfDuplicate, splitDuplicates } from './duplicates';
import { beginNotes, type DurableNotes } from './durableNotes';
import type { ExecutionState } from './executionState';
import type { Job } from './job';
import { JobRunner } from './jobRunner';
import { MessageCreator } from './messageCreation';
import { PlaceRegister } from './placeRegister';
import { RateLimiter } from './rateLimiter';
import { Reconciler } from './reconciliation';
import { RecentMessages } from './recentMessages';
import type { RunRecord } from './record/runRecord';
import { listingPlanOf } from './recentListing';
import { Retrier, type Ask } from './retry';
import { inRetryOrder, stateBefore } from './retryOrder';
import { RunState } from './runState';
import { Scheduler, type TakeResult } from './scheduler';
import { Slices } from './slices';
import { keepClock } from './twilioClock';
import { Waiting } from './waiting';

/** How a run goes about its requests. */
export interface DispatchOptions {
	/** Requests in flight at once, at the most. */
	readonly maxConcurrentRequests: number;
	/** For each sender; undefined for as fast as Twilio takes them. */
	readonly messagesPerSecond: number | undefined;
	/** The same recipient with the same content gets it once. */
	readonly skipDuplicateRecipients: boolean;
	/** Start no new request once a call has failed; what is in flight is awaited. */
	readonly stopOnFailure: boolean;
	/** Stops everything. */
	readonly cancelled: AbortSignal | undefined;
}

/** How Twilio is asked: once each, and never throwing. */
export interface Asking {
	readonly ask: Ask;
	readonly fetchFile: FetchFile;
}

/** What is remembered of what was sent. */
export interface Memory {
	/** Kept with the execution: what earlier tries of this run have sent, and what this one sends. */
	readonly record: RunRecord;
	/** Of the runs of the node in this execution. */
	readonly execution: ExecutionState;
	/** How to note in n8n's database what is about to be sent; undefined where it cannot be noted. */
	readonly claims: ClaimContext | undefined;
}

/** Of all executions in this process. */
const register = new PlaceRegister();

/**
 * Carries out jobs, as many at once as Twilio takes, so that nobody is texted twice and nothing is
 * lost silently.
 *
 * @param asking asks Twilio once
 * @returns one result for each job, by its index
 */
export async function dispatch(
	jobs: readonly Job[],
	asking: Asking,
	memory: Memory,
	options: DispatchOptions,
): Promise<CallResult[]> {
	const { record } = memory;
	const slices = new Slices();
	const { first, duplicates } = options.skipDuplicateRecipients
		? await splitDuplicates(jobs, record, slices)
		: { first: jobs, duplicates: [] };
	const waiting = new Waiting(options.cancelled);
	const state = new RunState(waiting, memory.execution.outage, options.stopOnFailure);
	const tools = toolsOf(asking, options, waiting, state);
	const ordered = await inRetryOrder(first, record, slices);
	const notes = await beginNotes(first, ordered, { ...tools, register }, memory, options);
	const scheduler = schedulerFor(first, tools, notes, memory, options);
	const results: Array<CallResult | undefined> = Array.from({ length: jobs.length });
	const take: TakeResult = (job, result) => {
		results[job.index] = result;
	};
	try {
		for (const stage of ordered) await scheduler.run(stage, take);
		if (record.isRetry) {
			const isTaken = ({ index }: Job) => results[index] !== undefined;
			await scheduler.takeSettled(first, isTaken, take);
		}
	} finally {
		keepClock(tools.retrier.clock);
		await notes.onceKeys?.end();
		await notes.claims?.end(results, waiting.isCancelled);
		waiting.close();
	}
	for (const { repeated, first: original } of duplicates)
		results[repeated.index] = resultOfDuplicate(results[original.index], original);
	record.noteOthers(register.takenIn(placesLeft(first, results)));
	const isTold = options.stopOnFailure && results.some((result) => result?.kind === 'failed');
	const rest = isTold ? notAttempted : resultOfRest(state.halted, waiting.isCancelled);
	return results.map((result, index) => {
		if (result && result.kind !== 'notAttempted') return result;
		const job = jobs[index];
		return job && stateBefore(job, record) === 'unknown' ? keptInDoubt(rest) : rest;
	});
}

/** Where a retry may look for messages: what others have sent there is not to be taken for its own. */
function placesLeft(
	jobs: readonly Job[],
	results: ReadonlyArray<CallResult | undefined>,
): ReadonlySet<string> {
	const places = new Set<string>();
	for (const job of jobs) {
		const result = results[job.index];
		const { creates } = result?.call ?? job.call;
		if (creates && result?.kind !== 'done') places.add(placeOf(creates.identity));
	}
	return places;
}

/** What the parts of a run share. */
interface Tools {
	readonly retrier: Retrier;
	readonly waiting: Waiting;
	readonly state: RunState;
	readonly fetchFile: FetchFile;
}

function toolsOf(
	{ ask, fetchFile }: Asking,
	{ maxConcurrentRequests }: DispatchOptions,
	waiting: Waiting,
	state: RunState,
): Tools {
	const retrier = new Retrier(ask, new AdaptiveLimiter(maxConcurrentRequests), waiting);
	return { retrier, waiting, state, fetchFile };
}

function schedulerFor(
	jobs: readonly Job[],
	{ retrier, waiting, state, fetchFile }: Tools,
	{ claims, onceKeys }: DurableNotes,
	{ record, execution }: Memory,
	{ maxConcurrentRequests, messagesPerSecond }: DispatchOptions,
): Scheduler {
	const rate = new RateLimiter(messagesPerSecond, waiting, execution.nextTurns);
	const messages = new MessageCreator({
		retrier,
		reconciler: new Reconciler(retrier, waiting, state, record, register),
		recent: new RecentMessages(retrier, state, listingPlanOf(jobs)),
		record,
		register,
		state,
		outage: execution.outage,
		claims,
		onceKeys,
	});
	const calls = new CallRunner(retrier, record, state);
	const runner = new JobRunner(calls, messages, rate, state, onceKeys);
	const completion = new Completion(retrier, waiting, state, fetchFile);
	return new Scheduler(runner, completion, rate, state, maxConcurrentRequests);
}
