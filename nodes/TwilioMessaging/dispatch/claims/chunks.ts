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

/**
 * Writes a chunk.
 *
 * @param add writes keys, and gives those that were there already
 * @returns what was written: it is asked later whether it is there still
 */
export type WriteChunk = (chunk: readonly string[], add: AddKeys) => Promise<readonly string[]>;

/** @param own see `SerialKeyStore.addOnce` */
export type AddKeys = (
	keys: readonly string[],
	own: readonly string[],
) => Promise<readonly string[]>;

/** Writes keys chunk by chunk, each before the first of them is needed, and the next one ahead of its need. */
export class Chunks {
	readonly #size: number;
	readonly #written = new Map<number, Promise<void>>();
	readonly #calls = new Set<Promise<unknown>>();
	#isOver = false;

	/** @param atLeast keys in a chunk: each chunk is two calls of the store */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
		private readonly keys: readonly string[],
		private readonly write: WriteChunk,
		atLeast = smallest,
	) {
		const size = Math.max(smallest, atLeast, Math.ceil(keys.length / most));
		this.#size = Math.min(largest, size);
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
		await Promise.allSettled([...this.#written.values(), ...this.#calls]);
	}

	#write(chunk: number): Promise<void> {
		const known = this.#written.get(chunk);
		if (known) return known;
		const begin = chunk * this.#size;
		const written = this.#writeChunk(this.keys.slice(begin, begin + this.#size));
		this.#written.set(chunk, written);
		return written;
	}

	async #writeChunk(chunk: readonly string[]): Promise<void> {
		const keys = await this.write(chunk, async (added, own) => await this.#add(added, own));
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

	async #add(keys: readonly string[], own: readonly string[] = []): Promise<readonly string[]> {
		const call = this.store.addOnce(keys, own);
		this.#calls.add(call);
		try {
			return await call;
		} finally {
			this.#calls.delete(call);
		}
	}
}

const ignore = () => undefined;
