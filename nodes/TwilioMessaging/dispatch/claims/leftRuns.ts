import { usualMargin, type TwilioClock } from '../twilioClock';
import { about, each, markOf, type Answer } from './asking';
import {
	allRuns,
	askTime,
	markOfTime,
	metKey,
	ownerKey,
	readTime,
	runKey,
	runNumbers,
	timeKeys,
	timeKeysThere,
} from './claimKeys';
import type { SerialKeyStore } from './keyStore';

/** Its execution's, and the one that says whose run it is. */
const keysOfExecution = 2;

/** How long what a run has left behind counts, in milliseconds. */
const longestKept = 24 * 3600_000;

/** When a run began, as well as it is known, in milliseconds since 1970. */
export interface LeftTimes {
	/** What it has sent is no older. */
	readonly since: number;
	/** What was created before this may be somebody else's. */
	readonly surely: number;
	/** It does not count any more. */
	readonly isOld: boolean;
}

/** A run that has not ended: its process was killed or lost, or it was stopped. */
export interface LeftRun {
	readonly run: number;
	/** Those that tell of it, its claims apart. */
	readonly keys: readonly string[];
	/** How many more there are that cannot be named here. */
	readonly unnamed: number;
	/** Whether it is one that counts is not known for certain. */
	readonly isVague: boolean;
	/** It is known better once an answer has told Twilio's time. */
	times(clock: TwilioClock): LeftTimes;
}

/** What a row tells of runs that have not ended. */
export interface LeftRuns {
	/** The oldest first. */
	readonly counting: readonly LeftRun[];
	/** Too old to count. */
	readonly old: readonly LeftRun[];
	/** Numbers that no run has. */
	readonly free: readonly number[];
	/** Numbers of runs that have told nothing: they have just begun, or died at once. */
	readonly silent: readonly number[];
	/** Keys that a process has left which died while it asked. */
	readonly leftover: readonly string[];
}

/**
 * Reads which runs have left claims in a row.
 *
 * @param known numbers of this process's runs: of those it is known whether they have ended
 * @param clock the best there is at the moment
 */
export async function readLeftRuns(
	store: SerialKeyStore,
	known: ReadonlySet<number>,
	clock: TwilioClock,
): Promise<LeftRuns> {
	const runs = runNumbers.filter((run) => !known.has(run));
	const taken = await store.find(about(allRuns, runs.map(runKey)));
	const left = runs.filter((run) => taken.mayHave(runKey(run)));
	const told = await store.find(left.flatMap((run) => askTime(runKey(run))));
	const dated: LeftRun[] = [];
	for (const run of left) {
		const one = await leftRunOf(store, run, told, clock.now());
		if (one) dated.push(one);
	}
	const since = (one: LeftRun) => one.times(clock).since;
	dated.sort((one, other) => since(one) - since(other));
	// This process's own clock may be so wrong that they only seem to be old, but hardly by days.
	const isOld = (one: LeftRun) => {
		const { since, isOld: seemsOld } = one.times(clock);
		return seemsOld && (clock.isSet || clock.now() - since > 3 * longestKept);
	};
	const silent = left.filter((run) => !dated.some((one) => one.run === run));
	// Somebody died while asking: those numbers are nobody's.
	const nobodys = taken.isSure ? [] : silent;
	return {
		counting: dated.filter((one) => !isOld(one)),
		old: dated.filter(isOld),
		free: runs.filter((run) => !taken.mayHave(runKey(run)) || nobodys.includes(run)),
		silent: taken.isSure ? silent : [],
		leftover: taken.isSure ? [] : [...nobodys.map(runKey), markOf(allRuns)],
	};
}

/** Undefined for one that has claimed nothing yet. */
async function leftRunOf(
	store: SerialKeyStore,
	run: number,
	told: Answer,
	now: number,
): Promise<LeftRun | undefined> {
	const time = readTime(runKey(run), told);
	if (!time) return undefined;
	const keys = [runKey(run), ...timeKeysThere(runKey(run), told)];
	const left = { run, unnamed: keysOfExecution };
	const isOld = (clock: TwilioClock, began: number) => clock.now() - began > longestKept;
	if (time === 'doubtful') {
		const met = await meet(store, run, now);
		// If it counts at all, it began no earlier than a day before it was met.
		const since = met.at - longestKept;
		const times = (clock: TwilioClock) => ({ since, surely: since, isOld: isOld(clock, met.at) });
		return { ...left, keys: [...keys, ...met.keys], isVague: true, times };
	}
	const { since } = time;
	if (time.clock === 'twilio') {
		const times = (clock: TwilioClock) => ({ since, surely: since, isOld: isOld(clock, since) });
		return { ...left, keys, isVague: false, times };
	}
	const times = (clock: TwilioClock) => {
		const { earliest, latest } = clock.possibleTimes(since);
		return { since: earliest, surely: latest - usualMargin, isOld: isOld(clock, latest) };
	};
	return { ...left, keys, isVague: false, times };
}

/** When a run was met first of which nobody knows when it began, and the keys that tell: its age counts from then on. */
async function meet(
	store: SerialKeyStore,
	run: number,
	now: number,
): Promise<{ readonly at: number; readonly keys: readonly string[] }> {
	const answer = await store.find(askTime(metKey(run)));
	const known = readTime(metKey(run), answer);
	const there = [metKey(run), ...timeKeysThere(metKey(run), answer)];
	if (known && known !== 'doubtful') return { at: known.since, keys: there };
	const fresh = [metKey(run), ...timeKeys(metKey(run), 'own', now)];
	await store.remove(there);
	await store.add(fresh);
	// One that has ended meanwhile removes nothing of it any more.
	if (!(await store.find(each([runKey(run)]))).mayHave(runKey(run)))
		await store.remove(await keysOfMeeting(store, run));
	return { at: now, keys: fresh };
}

/** What others have noted of a run that they met in doubt: the next one of its number is another one. */
export async function keysOfMeeting(store: SerialKeyStore, run: number): Promise<string[]> {
	const marked = [metKey(run), runKey(run)];
	const answer = await store.find(marked.flatMap(askTime));
	const times = marked.flatMap((key) => [...timeKeysThere(key, answer), markOfTime(key)]);
	return [metKey(run), ...new Set(times)];
}

/** Those that belong to one execution. */
export async function ofExecution(
	store: SerialKeyStore,
	runs: readonly LeftRun[],
	executionId: string,
): Promise<LeftRun[]> {
	const answer = await store.find(each(runs.map(({ run }) => ownerKey(run, executionId))));
	return runs.flatMap((run): LeftRun[] => {
		const owner = ownerKey(run.run, executionId);
		if (!answer.mayHave(owner)) return [];
		const isVague = run.isVague || answer.isDoubtful(owner);
		return [{ ...run, isVague, keys: [...run.keys, owner], unnamed: 0 }];
	});
}
