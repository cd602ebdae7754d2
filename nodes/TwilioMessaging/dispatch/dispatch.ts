import { AdaptiveLimiter } from './adaptiveLimiter';
import { notAttempted, type CallResult } from './callResult';
import { CallRunner } from './callRunner';
import { Completion, type FetchFile } from './completion';
import { resultOfDuplicate, splitDuplicates } from './duplicates';
import { ledgerItemOf, type Job } from './job';
import { JobRunner } from './jobRunner';
import type { Ledger } from './ledger';
import { MessageCreator } from './messageCreation';
import { own, ownedIn } from './ownedMessages';
import { RateLimiter } from './rateLimiter';
import { Reconciler } from './reconciliation';
import { Retrier, type Ask } from './retry';
import { RunState } from './runState';
import { Scheduler } from './scheduler';
import { Waiting } from './waiting';

/** How a run goes about its requests. */
export interface DispatchOptions {
	/** Requests under way at once, at the most. */
	readonly maxConcurrentRequests: number;
	/** For each sender; undefined for as fast as Twilio takes them. */
	readonly messagesPerSecond: number | undefined;
	/** The same recipient with the same content gets it once. */
	readonly skipDuplicateRecipients: boolean;
	/** Begin nothing new once a call has failed; what is under way is awaited. */
	readonly stopOnFailure: boolean;
	/** Stops everything. */
	readonly cancelled: AbortSignal | undefined;
}

/** How Twilio is asked: once each, and never throwing. */
export interface Asking {
	readonly ask: Ask;
	readonly fetchFile: FetchFile;
}

/**
 * Carries out jobs, as many at once as Twilio takes, so that nobody is texted twice and nothing is
 * lost silently.
 *
 * @param asking asks Twilio once
 * @param ledger what earlier tries of this run have sent; what this one sends is noted there
 * @returns one result for each job, in the order of the jobs
 */
export async function dispatch(
	jobs: readonly Job[],
	asking: Asking,
	ledger: Ledger,
	options: DispatchOptions,
): Promise<CallResult[]> {
	for (const { sid, place } of ledger.owned()) own(sid, place);
	const { first, duplicates } = options.skipDuplicateRecipients
		? splitDuplicates(jobs)
		: { first: jobs, duplicates: [] };
	const results = await schedulerFor(first, asking, ledger, options).run(first);
	for (const duplicate of duplicates) {
		const result = resultOfDuplicate(results.get(duplicate.first), duplicate.first);
		results.set(duplicate.repeated, result);
	}
	noteForRetry(jobs, results, ledger);
	return jobs.map((job) => results.get(job) ?? notAttempted);
}

function schedulerFor(
	jobs: readonly Job[],
	asking: Asking,
	ledger: Ledger,
	options: DispatchOptions,
): Scheduler {
	const { maxConcurrentRequests, messagesPerSecond, stopOnFailure, cancelled } = options;
	const waiting = new Waiting(cancelled);
	const state = new RunState(waiting, stopOnFailure);
	const rate = new RateLimiter(messagesPerSecond, waiting);
	const retrier = new Retrier(asking.ask, new AdaptiveLimiter(maxConcurrentRequests), waiting);
	const reconciler = new Reconciler(retrier, waiting, state);
	const messages = new MessageCreator(retrier, reconciler, ledger, state);
	const runner = new JobRunner(new CallRunner(retrier, ledger, state), messages, rate, state, jobs);
	const completion = new Completion(retrier, waiting, state, asking.fetchFile);
	return new Scheduler(runner, completion, rate, state, maxConcurrentRequests);
}

/** What a retry has to know beyond how each message ended. */
function noteForRetry(
	jobs: readonly Job[],
	results: ReadonlyMap<Job, CallResult>,
	ledger: Ledger,
): void {
	const isDone = (job: Job) => results.get(job)?.kind === 'done';
	if (jobs.every(isDone)) return;
	// The call that ended so, where another one followed a job's own.
	const lastOf = (job: Job): Job => ({ ...job, call: results.get(job)?.call ?? job.call });
	const open = jobs.filter((job) => !isDone(job)).map(lastOf);
	ledger.noteOwned(ownedIn(new Set(open.flatMap(({ call }) => call.creates?.place ?? []))));
	for (const job of jobs) {
		const item = ledgerItemOf(lastOf(job));
		if (item) ledger.noteOrigin(item);
	}
}
