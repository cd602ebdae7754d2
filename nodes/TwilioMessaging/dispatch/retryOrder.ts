import type { Job } from './job';
import { recordedItemOf } from './job';
import type { Entry } from './record/entry';
import type { RunRecord } from './record/runRecord';
import type { Slices } from './slices';

/** A retry begins with what is in doubt, because others wait for it, and ends with what was refused. */
const ranks: Readonly<Record<Entry['state'], number>> = {
	unknown: 0,
	accepted: 1,
	skipped: 1,
	refused: 2,
};
const neverAttempted = 1;

/**
 * The jobs in the order in which a retry begins them: an item that Twilio refuses each time must not
 * keep those from being sent that were never attempted. An item's parts stay together.
 */
export async function inRetryOrder(
	jobs: readonly Job[],
	record: RunRecord,
	slices: Slices,
): Promise<readonly Job[]> {
	if (!record.isRetry) return jobs;
	const rankOfItem = new Map<number, number>();
	for (const job of jobs) {
		await slices.next();
		const item = recordedItemOf(job);
		const state = item && record.recall(item)?.state;
		const rank = state === undefined ? neverAttempted : ranks[state];
		const before = rankOfItem.get(job.itemIndex);
		if (rank !== neverAttempted && before !== ranks.refused) rankOfItem.set(job.itemIndex, rank);
	}
	const rankOf = ({ itemIndex }: Job) => rankOfItem.get(itemIndex) ?? neverAttempted;
	return [0, 1, 2].flatMap((rank) => jobs.filter((job) => rankOf(job) === rank));
}
