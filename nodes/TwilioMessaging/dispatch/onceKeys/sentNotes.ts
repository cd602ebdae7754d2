import type { SerialKeyStore } from '../claims/keyStore';
import type { Waiting } from '../waiting';

/** In milliseconds: by then, another process has written what it had read before. */
const pause = 50;
const mostChecks = 3;
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
	 * @throws the store's error
	 */
	async end(): Promise<void> {
		await this.#writing;
		if (this.#error) throw this.#error;
		if (this.#written.length === 0) return;
		for (let check = 0; check < mostChecks; check++) {
			await this.waiting.wait(pause);
			if ((await this.#add(this.#written)) === this.#written.length) return;
		}
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
