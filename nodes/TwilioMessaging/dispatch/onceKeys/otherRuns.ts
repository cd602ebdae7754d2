import { about, markOf, type Answer } from '../claims/asking';
import { askTime, askWhetherTold, mayHaveTold, readTime } from '../claims/claimKeys';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { ownClockMargin, usualMargin, type TwilioClock } from '../twilioClock';
import {
	accountKeys,
	allOnceRuns,
	askableRuns,
	earliestOfRun,
	onceRunKey,
	sendingKey,
	sendingSteps,
	type OnceRunId,
} from './onceNames';
import { findPairs } from './keyPairs';
import { ownRuns } from './onceRun';

/** When a run began, and until when what it sent can have come into being, in milliseconds since 1970. */
export interface RunTimes {
	readonly since: number;
	/** Messages created before this may be somebody else's: the start is not by Twilio's clock. */
	readonly surely: number;
	readonly until: number;
	/** Only the earliest and latest possible times are known. */
	readonly isVague: boolean;
}

/** What a run tells of itself. */
export interface OtherRun {
	/** It may have sent from another account. */
	readonly isElsewhere: boolean;
	/** They are known better once an answer has told Twilio's time. */
	readonly times: (clock: TwilioClock) => RunTimes;
}

/** So long a request may be on its way, in milliseconds. */
const longestWay = 15 * 60_000;

interface Others {
	readonly runs: readonly OnceRunId[];
	/** Whether nobody else was asking for them. */
	readonly isSure: boolean;
}

/** The runs that may be there and are not of this process. */
async function lookForOthers(store: SerialKeyStore, row: string): Promise<Others> {
	const own = ownRuns(row);
	const others = askableRuns(time.now()).filter((run) => !own.has(run));
	const taken = await store.find(about(allOnceRuns, others.map(onceRunKey)));
	const runs = others.filter((run) => taken.mayHave(onceRunKey(run)));
	return { runs, isSure: taken.isSure };
}

/** A process has died that asked for all of them: those that tell nothing of themselves are none. */
async function withoutSilent(
	store: SerialKeyStore,
	runs: readonly OnceRunId[],
): Promise<readonly OnceRunId[]> {
	const told = await store.find(runs.flatMap((run) => askWhetherTold(onceRunKey(run))));
	const isSilent = (run: OnceRunId) => !mayHaveTold(onceRunKey(run), told);
	await store.remove([...runs.filter(isSilent).map(onceRunKey), markOf(allOnceRuns)]);
	return runs.filter((run) => !isSilent(run));
}

/** By row: since when it is not sure which numbers are taken, by `time.elapsed()`. */
const unsure = new Map<string, number>();
const minute = 60_000;

/**
 * The runs that are not of this process, and may have left something in doubt. Every run asks this at its end, so
 * that more is found out only where nobody else has been asking for a while.
 */
export async function otherOnceRuns(
	store: SerialKeyStore,
	row: string,
): Promise<readonly OnceRunId[]> {
	const { runs, isSure } = await lookForOthers(store, row);
	const now = time.elapsed();
	const before = unsure.get(row) ?? now;
	if (isSure) unsure.delete(row);
	else unsure.set(row, before);
	if (isSure || now - before < minute) return runs;
	unsure.delete(row);
	return await withoutSilent(store, runs);
}

/** Those of the runs that sent from no other account. */
async function runsIn(
	store: SerialKeyStore,
	runs: readonly OnceRunId[],
	account: string,
): Promise<ReadonlySet<OnceRunId>> {
	const keysOf = (run: OnceRunId) => accountKeys(run, account);
	const there = await findPairs(store, runs.map(keysOf));
	return new Set(runs.filter((run) => there.has(keysOf(run))));
}

/**
 * When runs sent that are not of this process.
 *
 * @param account from `MessageIdentity.account`
 */
export async function readOnceRuns(
	store: SerialKeyStore,
	row: string,
	account: string,
): Promise<ReadonlyMap<OnceRunId, OtherRun>> {
	const { runs: there, isSure } = await lookForOthers(store, row);
	const runs = isSure ? there : await withoutSilent(store, there);
	const told = await store.find(
		runs.flatMap((run) => [
			...askTime(onceRunKey(run)),
			...about(`${onceRunKey(run)} sending`, stepsOf(run)),
		]),
	);
	const here = await runsIn(store, runs, account);
	return new Map(
		runs.flatMap((run): Array<[OnceRunId, OtherRun]> => {
			const times = timesOf(run, told);
			return times ? [[run, { times, isElsewhere: !here.has(run) }]] : [];
		}),
	);
}

const stepsOf = (run: OnceRunId) => sendingSteps.map((_, step) => sendingKey(run, step));

/** Undefined for one that has told nothing of itself. */
function timesOf(run: OnceRunId, told: Answer): OtherRun['times'] | undefined {
	const began = readTime(onceRunKey(run), told);
	if (!began) return undefined;
	if (began === 'doubtful' || stepsOf(run).some((key) => told.isDoubtful(key))) {
		const since = earliestOfRun(run);
		return () => ({ since, surely: Infinity, until: Infinity, isVague: true });
	}
	const { since } = began;
	const span = Math.max(0, ...sendingSteps.filter((_, step) => told.has(sendingKey(run, step))));
	const after = span + longestWay;
	if (began.clock === 'twilio')
		return () => ({ since, surely: since, until: since + after, isVague: false });
	return (clock) => {
		const { earliest, latest } = clock.possibleTimes(since);
		const until = latest + after + ownClockMargin;
		return { since: earliest, surely: latest - usualMargin, until, isVague: false };
	};
}
