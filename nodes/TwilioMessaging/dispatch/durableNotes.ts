import type { ClaimContext } from './claims/claimContext';
import type { ListingTools } from './claims/leftListings';
import { RunClaims } from './claims/runClaims';
import { recordedItemOf, type Job } from './job';
import { OnceKeys } from './onceKeys/onceKeys';
import { PersonListing } from './personListing';
import type { PlaceRegister } from './placeRegister';
import type { ListingPlan } from './recentListing';
import { isSettled } from './record/entry';
import type { RunRecord } from './record/runRecord';
import type { Retrier } from './retry';
import type { OrderedJobs } from './retryOrder';
import type { RunState } from './runState';
import { Slices } from './slices';
import type { Waiting } from './waiting';

/** What a run notes in n8n's database. */
export interface DurableNotes {
	readonly claims: RunClaims | undefined;
	readonly onceKeys: OnceKeys | undefined;
}

/** What noting needs of the run. */
export interface NoteTools {
	readonly retrier: Retrier;
	readonly waiting: Waiting;
	readonly state: RunState;
	readonly register: PlaceRegister;
}

interface NoteMemory {
	readonly record: RunRecord;
	readonly claims: ClaimContext | undefined;
}

interface NoteOptions {
	readonly cancelled: AbortSignal | undefined;
	readonly maxConcurrentRequests: number;
}

/** Begins both, as far as the jobs need them. */
export async function beginNotes(
	jobs: readonly Job[],
	ordered: OrderedJobs,
	tools: NoteTools,
	memory: NoteMemory,
	options: NoteOptions,
): Promise<DurableNotes> {
	const begun = await openJobs(ordered, memory.record);
	const onceKeys = await beginKeys(begun, tools, memory);
	return { onceKeys, claims: await claim(jobs, begun, tools, memory, options) };
}

/** Those for which a message may be created, in the order in which they are begun. */
async function openJobs(ordered: OrderedJobs, record: RunRecord): Promise<Job[]> {
	const slices = new Slices();
	const open: Job[] = [];
	for (const job of ordered.flat()) {
		await slices.next();
		const item = recordedItemOf(job);
		if (item && !isSettled(record.recall(item))) open.push(job);
	}
	return open;
}

async function claim(
	jobs: readonly Job[],
	begun: readonly Job[],
	tools: NoteTools,
	{ record, claims }: NoteMemory,
	{ cancelled, maxConcurrentRequests }: NoteOptions,
): Promise<RunClaims | undefined> {
	if (!claims || begun.length === 0) return undefined;
	// Keys note more than claims do; only a person may have sent without them before.
	const hasKeys = begun.every(({ call }) => call.creates?.sendOnceKey !== undefined);
	if (hasKeys && !claims.isStartedByPerson) return undefined;
	return await RunClaims.begin(claims, jobs, begun, {
		...listingTools(tools),
		owner: record.owner,
		round: record.runIndex,
		cancelled,
		maxConcurrentRequests,
		ownerOf: (place, sid) => (record.owns(sid) ? record.owner : tools.register.ownerOf(place, sid)),
	});
}

async function beginKeys(
	begun: readonly Job[],
	tools: NoteTools,
	{ record, claims }: NoteMemory,
): Promise<OnceKeys | undefined> {
	return await OnceKeys.begin(claims, begun, {
		...listingTools(tools),
		mayStart: () => tools.state.mayStart,
		isTaken: (place, sid) => record.owns(sid) || tools.register.isTaken(place, sid),
	});
}

function listingTools({ retrier, waiting, state }: NoteTools): ListingTools {
	const listing = (plan: ListingPlan | undefined) => new PersonListing(retrier, state, plan);
	return { clock: retrier.clock, waiting, listing };
}
