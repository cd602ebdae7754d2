import { ownClockMargin } from '../twilioClock';
import { ownerKey, possibleTimeKeys, readTime, runKey, runNumbers } from './claimKeys';
import type { SerialKeyStore } from './keyStore';

/** Its execution's, and the one that says whose run it is. */
const keysOfExecution = 2;

/** How long what a run has left behind counts, in milliseconds. */
const longestKept = 24 * 3600_000;

/** A run that has not ended: its process was killed or lost, or it was stopped. */
export interface LeftRun {
	readonly run: number;
	/** When it began, in milliseconds since 1970: what it has sent is no older. */
	readonly since: number;
	/** Those that tell of it, its claims apart. */
	readonly keys: readonly string[];
	/** How many more there are that cannot be named here. */
	readonly unnamed: number;
}

/** What a row tells of runs that have not ended. */
export interface LeftRuns {
	/** The oldest first. */
	readonly counting: readonly LeftRun[];
	/** Too old to count. */
	readonly old: readonly LeftRun[];
	/** Numbers that no run has. */
	readonly free: readonly number[];
}

/**
 * Reads which runs have left claims in a row.
 *
 * @param known numbers of this process's runs: of those it is known whether they have ended
 * @param now in milliseconds since 1970
 */
export async function readLeftRuns(
	store: SerialKeyStore,
	known: ReadonlySet<number>,
	now: number,
): Promise<LeftRuns> {
	const runs = runNumbers.filter((run) => !known.has(run));
	const taken = await store.find(runs.map(runKey));
	const left = runs.filter((run) => taken.has(runKey(run)));
	const told = await store.find(left.flatMap((run) => possibleTimeKeys(runKey(run))));
	const dated = left.flatMap((run): LeftRun[] => {
		const time = readTime(runKey(run), told);
		// It has claimed nothing yet.
		if (!time) return [];
		const margin = time.clock === 'own' ? ownClockMargin : 0;
		const timeKeys = possibleTimeKeys(runKey(run)).filter((key) => told.has(key));
		const keys = [runKey(run), ...timeKeys];
		return [{ run, since: time.since - margin, keys, unnamed: keysOfExecution }];
	});
	dated.sort((one, other) => one.since - other.since);
	const isOld = ({ since }: LeftRun) => now - since > longestKept;
	return {
		counting: dated.filter((one) => !isOld(one)),
		old: dated.filter(isOld),
		free: runs.filter((run) => !taken.has(runKey(run))),
	};
}

/** Those that belong to one execution. */
export async function ofExecution(
	store: SerialKeyStore,
	runs: readonly LeftRun[],
	executionId: string,
): Promise<LeftRun[]> {
	const keys = await store.find(runs.map(({ run }) => ownerKey(run, executionId)));
	return runs.flatMap((run) => {
		const owner = ownerKey(run.run, executionId);
		return keys.has(owner) ? [{ ...run, keys: [...run.keys, owner], unnamed: 0 }] : [];
	});
}
