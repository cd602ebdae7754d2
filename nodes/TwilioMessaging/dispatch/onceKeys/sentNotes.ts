import { letOthersWrite, pauseForOthers, type SerialKeyStore } from '../claims/keyStore';
import type { Waiting } from '../waiting';
import type { OnceRun } from './onceRun';

/** So often a note is written again that others may have removed. */
const mostRepeats = 4;
const mostChecks = 3;
const mostChecksOfOthers = 10;
/** So long it may take another process to write a row that it has read: the longer the row, in milliseconds. */
const shortestWrite = 250;
const longestWrite = 3000;
const entriesInMillisecond = 20;
const mostAtOnce = 4000;

/** Writes that messages were sent, those together that come while others are being written. */
export class SentNotes {
	readonly #written: string[] = [];
	#pending: string[] = [];
	/** Those of them that are in the row before only if another process is asking for them. */
	#fresh = new Set<string>();
	#isOver = false;
	#writing: Promise<void> | undefined;
	#error: Error | undefined;

	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
		private readonly run: OnceRun,
	) {}

	/**
	 * @param fresh are in the row before only if another process is asking for them
	 * @param others may be there
	 */
	note(fresh: readonly string[], others: readonly string[] = []): void {
		if (fresh.length + others.length === 0) return;
		this.#pending.push(...others, ...fresh);
		for (const key of fresh) this.#fresh.add(key);
		this.#writing ??= this.#write();
	}

	/**
	 * Ends when all is written, and no other process that wrote at the same moment has undone it.
	 *
	 * @param hasOthers whether another process may be writing to the row
	 * @throws the store's error
	 */
	async end(hasOthers: boolean): Promise<void> {
		this.#isOver = true;
		await this.#writing;
		if (this.#error) throw this.#error;
		if (this.#written.length === 0) return;
		const checks = hasOthers ? mostChecksOfOthers : mostChecks;
		for (let check = 0; check < checks; check++) {
			await this.waiting.wait(hasOthers ? await this.#longestWrite() : pauseForOthers);
			if ((await this.#add(this.#written)).length === this.#written.length) return;
		}
	}

	async #longestWrite(): Promise<number> {
		const entries = await this.store.exclusively(async (store) => await store.count());
		return Math.min(longestWrite, shortestWrite + entries / entriesInMillisecond);
	}

	async #write(): Promise<void> {
		try {
			while (this.#pending.length > 0) {
				const keys = this.#pending;
				const fresh = this.#fresh;
				this.#pending = [];
				this.#fresh = new Set();
				const there = await this.#add(keys);
				this.#written.push(...keys);
				if (there.some((key) => fresh.has(key))) this.run.meetOthers();
				if (this.run.hasMetOthers) void this.#writeAgain(keys).catch(ignore);
			}
		} catch (error) {
			this.#error = error instanceof Error ? error : new Error(String(error));
		} finally {
			this.#writing = undefined;
		}
	}

	/** Another process may remove them, when it writes what it has read before, or has asked for them. */
	async #writeAgain(keys: readonly string[]): Promise<void> {
		for (let repeat = 0; repeat < mostRepeats; repeat++) {
			await letOthersWrite();
			if (this.#isOver) return;
			const there = await this.#add(keys);
			if (repeat > 0 && there.length === keys.length) return;
		}
	}

	/** @returns those that were there */
	async #add(keys: readonly string[]): Promise<readonly string[]> {
		const there: string[] = [];
		for (let index = 0; index < keys.length; index += mostAtOnce)
			there.push(...(await this.store.add(keys.slice(index, index + mostAtOnce))));
		return there;
	}
}

const ignore = () => undefined;
