import { recordedItemOf, type Job } from './job';
import type { Entry } from './record/entry';
import type { RunRecord } from './record/runRecord';
import type { Slices } from './slices';

/** What is settled already costs nothing; others wait for what is in doubt. */
const ranks: Readonly<Record<Entry['state'] | 'neverAttempted', number>> = {
	accepted: 0,
	skipped: 0,
	unknown: 1,
	neverAttempted: 2,
	refused: 3,
};

/** The jobs of a retry. */
export interface OrderedJobs {
	/** In the order in which they are begun. */
	readonly first: readonly Job[];
	/** Begun only when all those have ended. */
	readonly last: readonly Job[];
}

/**
 * The order in which a retry begins its jobs: an item that Twilio refuses each time must not keep those
 * from being sent that were never attempted or are still looked for. An item's parts stay together.
 */
export async function inRetryOrder(
	jobs: readonly Job[],
	record: RunRecord,
	slices: Slices,
): Promise<OrderedJobs> {
	if (!record.isRetry) return { first: jobs, last: [] };
	const rankOfItem = new Map<number, number>();
	for (const job of jobs) {
		await slices.next();
		const item = recordedItemOf(job);
		const rank = ranks[(item && record.recall(item)?.state) ?? 'neverAttempted'];
		// Of a text in parts, the part that is to be sent next tells.
		const before = rankOfItem.get(job.itemIndex) ?? ranks.accepted;
		if (before === ranks.accepted) rankOfItem.set(job.itemIndex, rank);
	}
	const withRank = (rank: number) =>
		jobs.filter(({ itemIndex }) => rankOfItem.get(itemIndex) === rank);
	const first = [ranks.accepted, ranks.unknown, ranks.neverAttempted].flatMap(withRank);
	return { first, last: withRank(ranks.refused) };
}
