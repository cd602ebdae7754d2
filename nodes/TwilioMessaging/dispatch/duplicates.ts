import { messageKey } from '../../twilio/message/identity';
import { notAttempted, type CallResult } from './callResult';
import { recordedItemOf, type Job } from './job';
import { hashOf } from './record/hashOf';
import type { RunRecord } from './record/runRecord';
import type { Slices } from './slices';

/** A job that repeats an earlier item's recipient, content and Send Once Key. */
export interface DuplicateJob {
	readonly repeated: Job;
	readonly first: Job;
}

/**
 * Parts jobs into those to be run and those that only repeat one of them: same recipient, same content,
 * same Send Once Key. On a retry, the one that may have sent it is run, even where a person has made an earlier item equal to
 * it since.
 */
export async function splitDuplicates(
	jobs: readonly Job[],
	record: RunRecord,
	slices: Slices,
): Promise<{ first: Job[]; duplicates: DuplicateJob[] }> {
	const firsts = new Map<string, Job>();
	for (const job of jobs) {
		await slices.next();
		const key = keyOf(job);
		if (key === undefined) continue;
		const earlier = firsts.get(key);
		if (!earlier || progressOf(job, record) > progressOf(earlier, record)) firsts.set(key, job);
	}
	const first: Job[] = [];
	const duplicates: DuplicateJob[] = [];
	for (const job of jobs) {
		await slices.next();
		const key = keyOf(job);
		const original = key === undefined ? job : (firsts.get(key) ?? job);
		if (original === job || progressOf(job, record) === progress.settled) first.push(job);
		else duplicates.push({ repeated: job, first: original });
	}
	return { first, duplicates };
}

function keyOf({ call: { creates } }: Job): string | undefined {
	if (!creates) return undefined;
	const { identity, sendOnceKey } = creates;
	// Of one key it may be known that it was sent, which says nothing of another.
	return hashOf(JSON.stringify([messageKey(identity), sendOnceKey]));
}

const progress = { none: 0, unknown: 1, settled: 2 } as const;

/** How far earlier tries have come with a job's message. */
function progressOf(job: Job, record: RunRecord): number {
	const item = record.isRetry ? recordedItemOf(job) : undefined;
	const state = item && record.recall(item)?.state;
	if (state === 'accepted' || state === 'skipped') return progress.settled;
	return state === 'unknown' ? progress.unknown : progress.none;
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
