import { messageKey } from '../../twilio/message/identity';
import { notAttempted, type CallResult } from './callResult';
import { recordedItemOf, type Job } from './job';
import { isSettled } from './record/entry';
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
 * same Send Once Key. On a retry, the one that may have sent it is run, even where a person has made an
 * earlier item equal to it since.
 */
export async function splitDuplicates(
	jobs: readonly Job[],
	record: RunRecord,
	slices: Slices,
): Promise<{ first: Job[]; duplicates: DuplicateJob[] }> {
	const originals = new Map<string, Attempt>();
	const attempts: Array<Attempt & { readonly key: string | undefined }> = [];
	for (const job of jobs) {
		await slices.next();
		const attempt = { job, key: keyOf(job), progress: progressOf(job, record) };
		attempts.push(attempt);
		if (attempt.key === undefined) continue;
		const earlier = originals.get(attempt.key);
		if (!earlier || attempt.progress > earlier.progress) originals.set(attempt.key, attempt);
	}
	const first: Job[] = [];
	const duplicates: DuplicateJob[] = [];
	for (const { job, key, progress } of attempts) {
		const original = (key === undefined ? undefined : originals.get(key)?.job) ?? job;
		if (original === job || progress === progressSettled) first.push(job);
		else duplicates.push({ repeated: job, first: original });
	}
	return { first, duplicates };
}

/** A job, and how far earlier tries have come with its message. */
interface Attempt {
	readonly job: Job;
	readonly progress: number;
}

function keyOf({ call: { creates } }: Job): string | undefined {
	if (!creates) return undefined;
	const { identity, sendOnceKey } = creates;
	// Of one key it may be known that it was sent, which says nothing of another.
	return hashOf(JSON.stringify([messageKey(identity), sendOnceKey]));
}

const progressSettled = 2;

function progressOf(job: Job, record: RunRecord): number {
	const item = record.isRetry ? recordedItemOf(job) : undefined;
	const noted = item && record.recall(item);
	if (isSettled(noted)) return progressSettled;
	return noted?.state === 'unknown' ? 1 : 0;
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
