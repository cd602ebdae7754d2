import { pauseForOthers, type SerialKeyStore } from '../claims/keyStore';
import type { Waiting } from '../waiting';

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
	#writing: Promise<void> | undefined;
	#error: Error | undefined;

	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
	) {}

	note(keys: readonly string[]): void {
		if (keys.length === 0) return;
		this.#pending.push(...keys);
		this.#writing ??= this.#write();
	}

	/**
	 * Ends when all is written, and no other process that wrote at the same moment has undone it.
	 *
	 * @param hasOthers whether another process may be writing to the row
	 * @throws the store's error
	 */
	async end(hasOthers: boolean): Promise<void> {
		await this.#writing;
		if (this.#error) throw this.#error;
		if (this.#written.length === 0) return;
		const checks = hasOthers ? mostChecksOfOthers : mostChecks;
		for (let check = 0; check < checks; check++) {
			await this.waiting.wait(hasOthers ? await this.#longestWrite() : pauseForOthers);
			if ((await this.#add(this.#written)) === this.#written.length) return;
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
				this.#pending = [];
				await this.#add(keys);
				this.#written.push(...keys);
			}
		} catch (error) {
			this.#error = error instanceof Error ? error : new Error(String(error));
		} finally {
			this.#writing = undefined;
		}
	}

	/** @returns how many were there */
	async #add(keys: readonly string[]): Promise<number> {
		let there = 0;
		for (let index = 0; index < keys.length; index += mostAtOnce)
			there += (await this.store.add(keys.slice(index, index + mostAtOnce))).length;
		return there;
	}
}
