import { about, ask, each, markOf } from '../claims/asking';
import {
	askWhetherTold,
	claimsMark,
	keysMark,
	mayHaveTold,
	timeKeys,
	type ClockName,
} from '../claims/claimKeys';
import { hasOtherRuns } from '../claims/end';
import type { KeyStore, SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { type TwilioClock } from '../twilioClock';
import {
	accountKeys,
	allOnceRuns,
	askableRuns,
	drawableRuns,
	mostEntries,
	mostEntriesInDoubt,
	onceRunKey,
	sendingKey,
	sendingSteps,
	type OnceRunId,
} from './onceNames';

/** By row: this process's runs. */
const rows = new Map<string, Set<OnceRunId>>();

/** By row: how many runs of this process may still send. */
const sending = new Map<string, number>();

/** So long a request may be held up once it is written that it is about to leave, in milliseconds. */
const longestWait = 5 * 60_000;

/** A run that has begun keys: its number says which they are. */
export class OnceRun {
	readonly #written: string[];
	readonly #began = time.elapsed();
	/** Two beginnings by the same clock would be none. */
	#toldBy: ClockName | undefined;
	#step = -1;
	#hasMetOthers = false;
	#hasLeft = false;

	private constructor(
		private readonly row: string,
		readonly number: OnceRunId,
		private readonly account: string,
		/** There are too many runs: it goes by the number and the time of an older one. */
		private readonly isShared: boolean,
	) {
		this.#written = isShared ? [] : [onceRunKey(number)];
		const others = rows.get(row) ?? new Set<OnceRunId>();
		rows.set(row, others.add(number));
		sending.set(row, (sending.get(row) ?? 0) + 1);
	}

	/**
	 * Draws a number, and lets go of the oldest keys when there are too many.
	 *
	 * @param account from `MessageIdentity.account`
	 */
	static async begin(store: SerialKeyStore, row: string, account: string): Promise<OnceRun> {
		return await store.exclusively(async (exclusive) => {
			await trim(exclusive, row);
			const runs = drawableRuns(time.now());
			const index = Math.floor(Math.random() * runs.length);
			const drawn = runs[index] ?? '';
			const there = await exclusive.add([keysMark, onceRunKey(drawn)]);
			if (!there.includes(onceRunKey(drawn))) return new OnceRun(row, drawn, account, false);
			const taken = await ask(exclusive, about(allOnceRuns, runs.map(onceRunKey)));
			const free = runs.find((run) => !taken.mayHave(onceRunKey(run)));
			// A process has died that asked for all of them: a number that tells nothing is nobody's.
			const silent = async () =>
				await silentOf(exclusive, [...runs.slice(index), ...runs.slice(0, index)]);
			const own = free ?? (taken.isSure ? undefined : await silent());
			if (own === undefined) return new OnceRun(row, drawn, account, true);
			await exclusive.add([onceRunKey(own)]);
			return new OnceRun(row, own, account, false);
		});
	}

	/** Another process may be writing to the row at the same time. */
	meetOthers(): void {
		this.#hasMetOthers = true;
	}

	get hasMetOthers(): boolean {
		return this.#hasMetOthers;
	}

	/** Keys that tell when it began, and where, to be written: none when that is told as well as this clock knows it. */
	timeKeys(clock: TwilioClock): readonly string[] {
		const name = clock.isSet ? 'twilio' : 'own';
		if (this.isShared || this.#toldBy === name || this.#toldBy === 'twilio') return [];
		this.#toldBy = name;
		const began = timeKeys(onceRunKey(this.number), name, clock.at(this.#began));
		const keys = [...accountKeys(this.number, this.account), ...began];
		this.#written.push(...keys);
		// Another process that wrote at the same moment may have undone that it was drawn.
		return [keysMark, onceRunKey(this.number), ...keys];
	}

	/** Keys that tell that it is about to send, to be written before: none when they are. */
	sendingKeys(): readonly string[] {
		if (this.isShared) return [];
		const latest = time.elapsed() - this.#began + longestWait;
		const step = sendingSteps.findIndex((span) => span >= latest);
		if (step <= this.#step) return [];
		this.#step = step;
		const key = sendingKey(this.number, step);
		this.#written.push(key);
		return [key];
	}

	/**
	 * It sends nothing more.
	 *
	 * @returns whether no other run of this process may
	 */
	leave(): boolean {
		const others = (sending.get(this.row) ?? 0) - (this.#hasLeft ? 0 : 1);
		this.#hasLeft = true;
		if (others > 0) sending.set(this.row, others);
		else sending.delete(this.row);
		return others === 0;
	}

	/** It leaves nothing in doubt: what it has written of itself. */
	get written(): readonly string[] {
		return this.#written;
	}

	end(): void {
		this.leave();
		const others = rows.get(this.row);
		others?.delete(this.number);
		if (others?.size === 0) rows.delete(this.row);
	}
}

/** The first of the runs that tells nothing of itself. */
async function silentOf(
	store: KeyStore,
	runs: readonly OnceRunId[],
): Promise<OnceRunId | undefined> {
	for (const run of runs) {
		const key = onceRunKey(run);
		if (!mayHaveTold(key, await ask(store, askWhetherTold(key)))) return run;
	}
	return undefined;
}

/** Whether a run may have left keys in doubt, or is in progress. */
async function hasRuns(store: KeyStore, row: string): Promise<boolean> {
	if (ownRuns(row).size > 0) return true;
	const runs = askableRuns(time.now()).map(onceRunKey);
	return (await ask(store, about(allOnceRuns, runs))).all.length > 0;
}

/** Claims keep what they need, so that they push no key out. */
async function trim(store: KeyStore, row: string): Promise<void> {
	const count = await store.count();
	if (count <= mostEntries) return;
	const most = (await hasRuns(store, row)) ? mostEntriesInDoubt : mostEntries;
	if (count <= most) return;
	const hasClaims = (await ask(store, each([claimsMark]))).mayHave(claimsMark);
	// The mark of a process that died while it asked is nobody's.
	if (hasClaims && (await hasOtherRuns(store, new Set()))) return;
	await store.remove([claimsMark, markOf(claimsMark)]);
	await store.add([keysMark], most);
}

/** Those of this process. */
export const ownRuns = (row: string): ReadonlySet<OnceRunId> => rows.get(row) ?? new Set();
