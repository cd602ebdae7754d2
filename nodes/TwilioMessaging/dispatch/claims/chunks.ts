import type { Waiting } from '../waiting';
import type { SerialKeyStore } from './keyStore';

const smallest = 20;
const most = 64;
const largest = 4000;

/** The pause before it is asked whether another process has overwritten what was written, in milliseconds. */
const shortestPause = 25;
const longestPause = 75;
/** How often that is asked. */
const mostChecks = 5;

/** Writes keys chunk by chunk, each before the first of them is needed, and the next one ahead of its need. */
export class Chunks {
	readonly #size: number;
	readonly #written = new Map<number, Promise<void>>();
	readonly #calls = new Set<Promise<unknown>>();
	#isOver = false;

	/** @param prepare is told of each chunk before it is written, and gives what is written of it */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
		private readonly keys: readonly string[],
		private readonly prepare: (chunk: readonly string[]) => readonly string[],
	) {
		this.#size = Math.min(largest, Math.max(smallest, Math.ceil(keys.length / most)));
	}

	/** Ends when the key at this position is written. */
	async written(position: number): Promise<void> {
		const chunk = Math.floor(position / this.#size);
		const written = this.#write(chunk);
		if ((chunk + 1) * this.#size < this.keys.length) void this.#write(chunk + 1).catch(ignore);
		await written;
	}

	/** Writes nothing more; ends when what is being written is. */
	async end(): Promise<void> {
		this.#isOver = true;
		await Promise.allSettled(this.#calls);
	}

	#write(chunk: number): Promise<void> {
		const known = this.#written.get(chunk);
		if (known) return known;
		const begin = chunk * this.#size;
		const written = this.#writeKeys(this.prepare(this.keys.slice(begin, begin + this.#size)));
		this.#written.set(chunk, written);
		return written;
	}

	async #writeKeys(keys: readonly string[]): Promise<void> {
		await this.#add(keys);
		void this.#check(keys).catch(ignore);
	}

	/** Another process that wrote to the row at the same moment may have undone it. */
	async #check(keys: readonly string[]): Promise<void> {
		for (let check = 0; check < mostChecks; check++) {
			await this.waiting.wait(shortestPause + Math.random() * (longestPause - shortestPause));
			if (this.#isOver) return;
			const there = await this.#add(keys);
			if (there.length === keys.length) return;
		}
	}

	async #add(keys: readonly string[]): Promise<readonly string[]> {
		const call = this.store.add(keys);
		this.#calls.add(call);
		try {
			return await call;
		} finally {
			this.#calls.delete(call);
		}
	}
}

const ignore = () => undefined;
