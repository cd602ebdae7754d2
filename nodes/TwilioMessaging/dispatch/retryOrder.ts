import { recordedItemOf, type Job } from './job';
import type { Entry } from './record/entry';
import type { RunRecord } from './record/runRecord';
import type { Slices } from './slices';

/** What is settled costs nothing. A message in doubt may keep others waiting; a change in doubt keeps none. */
const ranks: Readonly<Record<Entry['state'] | 'neverAttempted' | 'changeInDoubt', number>> = {
	accepted: 0,
	skipped: 0,
	unknown: 1,
	neverAttempted: 2,
	changeInDoubt: 3,
	refused: 4,
};

/** The jobs of a retry, in stages: each is begun when all jobs of those before it have ended. */
export type OrderedJobs = ReadonlyArray<readonly Job[]>;

/**
 * The order in which a retry begins its jobs: an item that Twilio refuses each time must not keep those
 * from being processed that were never attempted or are still looked for. An item's parts stay together.
 */
export async function inRetryOrder(
	jobs: readonly Job[],
	record: RunRecord,
	slices: Slices,
): Promise<OrderedJobs> {
	if (!record.hasNotes) return [jobs];
	const rankOfItem = new Map<number, number>();
	for (const job of jobs) {
		await slices.next();
		const rank = rankOf(job, record);
		// Of a text in parts, the part that is to be sent next tells.
		const before = rankOfItem.get(job.itemIndex) ?? ranks.accepted;
		if (before === ranks.accepted) rankOfItem.set(job.itemIndex, rank);
	}
	const withRank = (rank: number) =>
		jobs.filter(({ itemIndex }) => rankOfItem.get(itemIndex) === rank);
	const first = [ranks.accepted, ranks.unknown, ranks.neverAttempted].flatMap(withRank);
	return [first, withRank(ranks.changeInDoubt), withRank(ranks.refused)];
}

function rankOf(job: Job, record: RunRecord): number {
	const state = stateBefore(job, record) ?? 'neverAttempted';
	const isChange = job.call.creates === undefined;
	return ranks[isChange && state === 'unknown' ? 'changeInDoubt' : state];
}

/** What an earlier try came to. */
export function stateBefore(job: Job, record: RunRecord): Entry['state'] | undefined {
	const item = recordedItemOf(job);
	if (item) return record.recall(item)?.state;
	const { itemIndex, call } = job;
	const changed = record.recallChange({ itemIndex, request: call.request });
	return Array.isArray(changed) ? 'accepted' : changed;
}
