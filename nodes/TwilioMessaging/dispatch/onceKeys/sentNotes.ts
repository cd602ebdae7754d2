import { letOthersWrite, pauseForOthers, type SerialKeyStore } from '../claims/keyStore';
import type { Waiting } from '../waiting';
import type { OnceRun } from './onceRun';

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
	/** Those of them that may be there. */
	#begun = new Set<string>();
	#isOver = false;
	#writing: Promise<void> | undefined;
	#error: Error | undefined;

	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
		private readonly run: OnceRun,
	) {}

	/** @param begun says that it was begun, and may be there; the others are only where somebody asks for them */
	note(keys: readonly string[], begun: readonly string[] = []): void {
		if (keys.length === 0) return;
		this.#pending.push(...begun, ...keys);
		for (const key of begun) this.#begun.add(key);
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
				const begun = this.#begun;
				this.#pending = [];
				this.#begun = new Set();
				const there = await this.#add(keys);
				this.#written.push(...keys);
				const isAskedFor = there.some((key) => !begun.has(key));
				if (isAskedFor || this.run.hasMetOthers) void this.#writeAgain(keys).catch(ignore);
			}
		} catch (error) {
			this.#error = error instanceof Error ? error : new Error(String(error));
		} finally {
			this.#writing = undefined;
		}
	}

	/** Another process that was writing, or asking for these, has removed them with what it had read or written. */
	async #writeAgain(keys: readonly string[]): Promise<void> {
		await letOthersWrite();
		if (!this.#isOver) await this.#add(keys);
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
