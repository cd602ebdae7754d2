import { notAttempted, type CallResult } from './callResult';
import type { Job } from './job';

/** A job that repeats an earlier item's recipient and content. */
export interface DuplicateJob {
	readonly repeated: Job;
	readonly first: Job;
}

/** Parts jobs into those to be run and those that only repeat one of them: same recipient, same content. */
export function splitDuplicates(jobs: readonly Job[]): {
	first: Job[];
	duplicates: DuplicateJob[];
} {
	const firsts = new Map<string, Job>();
	const first: Job[] = [];
	const duplicates: DuplicateJob[] = [];
	for (const job of jobs) {
		const { creates } = job.call;
		const key = creates && JSON.stringify([creates.recipient, creates.content]);
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
