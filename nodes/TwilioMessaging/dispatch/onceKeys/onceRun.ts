import { claimsMark, keysMark, possibleTimeKeys, readTime, timeKeys } from '../claims/claimKeys';
import type { KeyStore, SerialKeyStore } from '../claims/keyStore';
import { ownClockMargin, type TwilioClock } from '../twilioClock';
import { mostEntries, onceRunKey, onceRunNumbers } from './onceNames';

/** By row: numbers of this process's runs. */
const rows = new Map<string, Set<number>>();

/** A run that has begun keys: its number says which they are. */
export class OnceRun {
	readonly #written: string[];

	private constructor(
		private readonly row: string,
		readonly number: number,
		/** There are too many runs: it goes by the number and the time of an older one. */
		private readonly isShared: boolean,
	) {
		this.#written = isShared ? [] : [onceRunKey(number)];
		const others = rows.get(row) ?? new Set<number>();
		rows.set(row, others.add(number));
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

	/** It leaves nothing in doubt: what it has written of itself. */
	get written(): readonly string[] {
		return this.#written;
	}

	end(): void {
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

/** When runs began that are not of this process, by their number, in milliseconds since 1970. */
export async function readOnceRuns(
	store: SerialKeyStore,
	row: string,
): Promise<ReadonlyMap<number, number>> {
	const own = rows.get(row);
	const others = onceRunNumbers.filter((run) => !own?.has(run));
	const taken = await store.find(others.map(onceRunKey));
	const runs = others.filter((run) => taken.has(onceRunKey(run)));
	const told = await store.find(runs.flatMap((run) => possibleTimeKeys(onceRunKey(run))));
	return new Map(
		runs.flatMap((run): Array<[number, number]> => {
			const time = readTime(onceRunKey(run), told);
			const margin = time?.clock === 'own' ? ownClockMargin : 0;
			return time ? [[run, time.since - margin]] : [];
		}),
	);
}
