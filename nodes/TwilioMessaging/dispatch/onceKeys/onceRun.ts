import { claimsMark, keysMark, possibleTimeKeys, readTime, timeKeys } from '../claims/claimKeys';
import type { KeyStore, SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { ownClockMargin, type TwilioClock } from '../twilioClock';
import { mostEntries, onceRunKey, onceRunNumbers, sendingKey } from './onceNames';

/** By row: numbers of this process's runs. */
const rows = new Map<string, Set<number>>();

/** When a run began, and until when what it sent can have come into being, in milliseconds since 1970. */
export interface RunSpan {
	readonly since: number;
	readonly until: number;
}

/** By row: how many runs of this process may still send. */
const sending = new Map<string, number>();

const minute = 60_000;
/** So long a request may be held up once it is written that it is about to leave, and on its way. */
const longestWait = 5 * minute;
const longestWay = 15 * minute;
/** How long runs go on at the most, from one step to the next: few keys are to be asked for. */
const spans = Array.from({ length: 40 }, (_, step) => 10 * minute * 1.25 ** step);

/** A run that has begun keys: its number says which they are. */
export class OnceRun {
	readonly #written: string[];
	readonly #began = time.elapsed();
	#step = -1;
	#hasLeft = false;

	private constructor(
		private readonly row: string,
		readonly number: number,
		/** There are too many runs: it goes by the number and the time of an older one. */
		private readonly isShared: boolean,
	) {
		this.#written = isShared ? [] : [onceRunKey(number)];
		const others = rows.get(row) ?? new Set<number>();
		rows.set(row, others.add(number));
		sending.set(row, (sending.get(row) ?? 0) + 1);
	}

	/** Draws a number, and lets go of the oldest keys when there are too many. */
	static async begin(store: SerialKeyStore, row: string): Promise<OnceRun> {
		return await store.exclusively(async (exclusive) => {
			await trim(exclusive);
			const drawn = Math.floor(Math.random() * onceRunNumbers.length);
			const there = await exclusive.add([keysMark, onceRunKey(drawn)]);
			if (!there.includes(onceRunKey(drawn))) return new OnceRun(row, drawn, false);
			const taken = new Set(await exclusive.add(onceRunNumbers.map(onceRunKey)));
			const free = onceRunNumbers.filter((run) => !taken.has(onceRunKey(run)));
			const [own, ...others] = free;
			await exclusive.remove(others.map(onceRunKey));
			return own === undefined ? new OnceRun(row, drawn, true) : new OnceRun(row, own, false);
		});
	}

	/** Keys that tell when it began, to be written. */
	timeKeys(clock: TwilioClock, elapsed: number): readonly string[] {
		if (this.isShared) return [];
		const name = clock.isSet ? 'twilio' : 'own';
		const keys = timeKeys(onceRunKey(this.number), name, clock.at(elapsed));
		this.#written.push(...keys);
		// Another process that wrote at the same moment may have undone that it was drawn.
		return [keysMark, onceRunKey(this.number), ...keys];
	}

	/** Keys that tell that it is about to send, to be written before: none when they are. */
	sendingKeys(): readonly string[] {
		if (this.isShared) return [];
		const latest = time.elapsed() - this.#began + longestWait;
		const step = spans.findIndex((span) => span >= latest);
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

/** Claims keep what they need, so that they push no key out. */
async function trim(store: KeyStore): Promise<void> {
	if ((await store.count()) <= mostEntries) return;
	const [hasClaims] = await store.add([claimsMark]);
	if (hasClaims !== undefined) return;
	await store.remove([claimsMark]);
	await store.add([keysMark], mostEntries);
}

/** The runs that are not of this process. */
async function findOthers(store: SerialKeyStore, row: string): Promise<readonly number[]> {
	const own = rows.get(row);
	const others = onceRunNumbers.filter((run) => !own?.has(run));
	const taken = await store.find(others.map(onceRunKey));
	return others.filter((run) => taken.has(onceRunKey(run)));
}

/** Whether there are runs that are not of this process, and may have left something in doubt. */
export async function hasOtherOnceRuns(store: SerialKeyStore, row: string): Promise<boolean> {
	return (await findOthers(store, row)).length > 0;
}

/** When runs sent that are not of this process, by their number. */
export async function readOnceRuns(
	store: SerialKeyStore,
	row: string,
): Promise<ReadonlyMap<number, RunSpan>> {
	const runs = await findOthers(store, row);
	const possible = (run: number) => [
		...possibleTimeKeys(onceRunKey(run)),
		...spans.map((_, step) => sendingKey(run, step)),
	];
	const told = await store.find(runs.flatMap(possible));
	return new Map(
		runs.flatMap((run): Array<[number, RunSpan]> => {
			const began = readTime(onceRunKey(run), told);
			if (!began) return [];
			const margin = began.clock === 'own' ? ownClockMargin : 0;
			const span = Math.max(0, ...spans.filter((_, step) => told.has(sendingKey(run, step))));
			const until = began.since + span + longestWay + margin;
			return [[run, { since: began.since - margin, until }]];
		}),
	);
}
