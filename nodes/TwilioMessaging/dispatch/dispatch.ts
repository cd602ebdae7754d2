import { CallRunner, ledgerItemOf, type Job } from './callRunner';
import { notAttempted, type CallResult } from './callResult';
import { Completion, type FetchFile } from './completion';
import { AdaptiveLimiter } from './adaptiveLimiter';
import { own, ownedIn } from './ownedMessages';
import type { Ledger } from './ledger';
import { Reconciler } from './reconciliation';
import { RateLimiter } from './rateLimiter';
import { Retrier, type Ask } from './retry';
import { groupBy, splitDuplicates, PartQueue, LookalikeQueues } from './ordering';
import { Waiting } from './waiting';

export type { Job as Work } from './callRunner';
export type { CallResult as Ending, Result } from './callResult';
export { Ledger } from './ledger';

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

/** Calls that are begun but not yet ended, for each request that may be under way: some wait to repeat theirs. */
const begunPerRequest = 4;

/**
 * Carries out calls, as many at once as Twilio takes, so that nobody is texted twice and nothing is
 * lost silently.
 *
 * @param asking asks Twilio once
 * @param ledger what earlier tries of this run have sent; what this one sends is noted there
 * @returns one ending for each piece of work, in the order of the work
 */
export async function dispatch(
	work: readonly Job[],
	asking: Asking,
	ledger: Ledger,
	settings: DispatchOptions,
): Promise<CallResult[]> {
	for (const { sid, place } of ledger.owned()) own(sid, place);
	const endings = new Map<Job, CallResult>();
	const waiting = new Waiting(settings.cancelled);
	let hasFailed = false;
	const mayBegin = () => !waiting.isCancelled && !(hasFailed && settings.stopOnFailure);

	const persistence = new Retrier(
		asking.ask,
		new AdaptiveLimiter(settings.maxConcurrentRequests),
		waiting,
	);
	const noteRefusal = () => {
		hasFailed = true;
	};
	const carrier = new CallRunner(
		persistence,
		new Reconciler(persistence, waiting),
		ledger,
		{ mayStart: mayBegin, onRefusal: noteRefusal },
		{ mayStart: () => !waiting.isCancelled, onRefusal: noteRefusal },
	);
	const followUp = new Completion(persistence, waiting, asking.fetchFile);
	const { first, repetitions } = settings.skipDuplicateRecipients
		? splitDuplicates(work)
		: { first: work, repetitions: [] };
	const twins = new LookalikeQueues(first);
	const parts = new PartQueue();
	const isPaced = settings.messagesPerSecond !== undefined;
	const begun = new AdaptiveLimiter(
		settings.maxConcurrentRequests * (isPaced ? 1 : begunPerRequest),
	);
	const pace = new RateLimiter(settings.messagesPerSecond, waiting);

	const note = (entry: Job, ending: CallResult) => {
		endings.set(entry, ending);
		if (ending.kind === 'failed') hasFailed = true;
		return ending;
	};
	const carryOut = async (entry: Job) =>
		await parts.inTurn(entry, async () =>
			note(entry, await twins.run(entry, async () => await carrier.run(entry))),
		);
	const feed = async (queue: Job[]) => {
		const running: Array<Promise<void>> = [];
		for (const entry of queue) {
			const sender = entry.call.creation?.sender ?? '';
			const needsTurn = !carrier.needsNoSending(entry);
			if (needsTurn) await pace.turn(sender);
			const pass = await begun.acquire();
			if (needsTurn) pace.begin(sender);
			if (!mayBegin()) {
				begun.release(pass, false);
				break;
			}
			running.push(
				carryOut(entry)
					.finally(() => {
						begun.release(pass, false);
					})
					.then(async (ending) => {
						note(entry, await followUp.complete(entry.call, ending));
					}),
			);
		}
		await Promise.all(running);
	};
	const queues = groupBy(first, ({ call }) => (isPaced ? (call.creation?.sender ?? '') : ''));
	await Promise.all(queues.map(feed));
	for (const { repeated, first: original } of repetitions) {
		endings.set(repeated, repetitionOf(endings.get(original), original.itemIndex));
	}
	noteForRetry(work, endings, ledger);
	return work.map((entry) => endings.get(entry) ?? notAttempted);
}

/** What a retry has to know beyond how each message ended. */
function noteForRetry(
	work: readonly Job[],
	endings: ReadonlyMap<Job, CallResult>,
	ledger: Ledger,
): void {
	const open = work.filter((entry) => endings.get(entry)?.kind !== 'done');
	if (open.length === 0) return;
	ledger.noteOwned(ownedIn(new Set(open.flatMap(({ call }) => call.creation?.place ?? []))));
	for (const entry of work) {
		const item = ledgerItemOf(entry);
		if (item) ledger.noteOrigin(item);
	}
}

/** The later item carries the first one's message, and says whose it is. */
function repetitionOf(ending: CallResult | undefined, itemIndex: number): CallResult {
	if (ending?.kind !== 'done') return ending ?? notAttempted;
	return {
		kind: 'done',
		results: ending.results.map((result) => ({
			...result,
			json: { ...result.json, skipped: true, duplicateOfItem: itemIndex },
		})),
	};
}
