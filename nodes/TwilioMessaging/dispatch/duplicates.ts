import { messageKey } from '../../twilio/message/identity';
import { notAttempted, type CallResult } from './callResult';
import type { Job } from './job';
import { hashOf } from './record/hashOf';
import type { Slices } from './slices';

/** A job that repeats an earlier item's recipient and content. */
export interface DuplicateJob {
	readonly repeated: Job;
	readonly first: Job;
}

/** Parts jobs into those to be run and those that only repeat one of them: same recipient, same content. */
export async function splitDuplicates(
	jobs: readonly Job[],
	slices: Slices,
): Promise<{ first: Job[]; duplicates: DuplicateJob[] }> {
	const firsts = new Map<string, Job>();
	const first: Job[] = [];
	const duplicates: DuplicateJob[] = [];
	for (const job of jobs) {
		await slices.next();
		const { creates } = job.call;
		const key = creates && hashOf(messageKey(creates.identity));
		const earlier = key === undefined ? undefined : firsts.get(key);
		if (earlier) {
			duplicates.push({ repeated: job, first: earlier });
			continue;
		}
		if (key !== undefined) firsts.set(key, job);
		first.push(job);
	}
	return { first, duplicates };
}

/** The later item carries the first one's message, and says whose it is. */
export function resultOfDuplicate(result: CallResult | undefined, first: Job): CallResult {
	if (result?.kind !== 'done') return result ?? notAttempted;
	return {
		...result,
		results: result.results.map((each) => ({
			...each,
			json: { ...each.json, skipped: true, duplicateOfItem: first.itemIndex },
		})),
	};
}
