import { time } from '../time';
import type { Waiting } from '../waiting';
import type { SerialKeyStore } from './keyStore';

const smallest = 20;
const most = 64;
const largest = 4000;

/** The pause before it is asked whether another process has overwritten what was written, in milliseconds. */
const shortestPause = 25;
const longestPause = 75;
/** Where it decides who sends: so long at least, and this many times as long as the call took, in milliseconds. */
const decidingPause = 100;
const callsToWait = 4;
const longestDecidingPause = 1000;
/** How often that is asked. */
const mostChecks = 5;
/** So often it is asked before anything is sent, and more often until others may take the run for dead. */
const leastLooks = 2;
/** In milliseconds. */
const longestConfirming = 3000;

/**
 * How long another process may take to write what it had read before a call wrote, in milliseconds.
 *
 * @param took how long that call took
 */
export const pauseAfterWrite = (took: number) =>
	Math.min(longestDecidingPause, Math.max(decidingPause, callsToWait * took));

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

/** @param undone keys of the chunk that another process has overwritten; they are there again */
export type KeysUndone = (chunk: readonly string[], undone: ReadonlySet<string>) => Promise<void>;

/** What a run writes, and how. */
export interface ChunkWriting {
	readonly store: SerialKeyStore;
	readonly waiting: Waiting;
	readonly keys: readonly string[];
	readonly write: WriteChunk;
	/** Keys in a chunk: each chunk is two calls of the store. */
	readonly atLeast?: number;
	/** Where it is given, a chunk is written only when it was looked whether it is there still. */
	readonly undone?: KeysUndone;
}

/** Writes keys chunk by chunk, each before the first of them is needed, and the next one ahead of its need. */
export class Chunks {
	readonly #size: number;
	readonly #written = new Map<number, Promise<void>>();
	readonly #calls = new Set<Promise<unknown>>();
	#isOver = false;

	constructor(private readonly writing: ChunkWriting) {
		const { keys, atLeast = smallest } = writing;
		const size = Math.max(smallest, atLeast, Math.ceil(keys.length / most));
		this.#size = Math.min(largest, size);
	}

	/** Ends when the key at this position is written. */
	async written(position: number): Promise<void> {
		const chunk = Math.floor(position / this.#size);
		const written = this.#write(chunk);
		if ((chunk + 1) * this.#size < this.writing.keys.length)
			void this.#write(chunk + 1).catch(ignore);
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
		const written = this.#writeChunk(this.writing.keys.slice(begin, begin + this.#size));
		this.#written.set(chunk, written);
		return written;
	}

	async #writeChunk(chunk: readonly string[]): Promise<void> {
		const { write, undone } = this.writing;
		const began = time.elapsed();
		const keys = await write(chunk, async (added, own) => await this.#add(added, own));
		if (!undone) void this.#check(keys).catch(ignore);
		else await this.#confirm(chunk, keys, undone, pauseAfterWrite(time.elapsed() - began));
	}

	/** Looks again until nothing is missing: what was written once more may be overwritten, too. */
	async #confirm(
		chunk: readonly string[],
		keys: readonly string[],
		undone: KeysUndone,
		pause: number,
	): Promise<void> {
		const end = time.elapsed() + longestConfirming * time.scale;
		for (let look = 0; look < leastLooks || time.elapsed() < end; look++) {
			// Two that look in step would overwrite each other again.
			const spread = look === 0 ? 0 : Math.random() * pause;
			const missing = await this.#lookAgain(keys, pause + spread);
			if (missing.size === 0) return;
			await undone(chunk, missing);
		}
		// It is not to be waited for any longer.
		void this.#check(keys).catch(ignore);
	}

	async #check(keys: readonly string[]): Promise<void> {
		for (let check = 0; check < mostChecks; check++)
			if ((await this.#lookAgain(keys)).size === 0) return;
	}

	/**
	 * Another process that wrote to the row at the same moment may have undone it.
	 *
	 * @param atLeast how long that one may take to write what it has read, in milliseconds
	 * @returns what was undone; it is there again
	 */
	async #lookAgain(keys: readonly string[], atLeast = 0): Promise<ReadonlySet<string>> {
		const usual = shortestPause + Math.random() * (longestPause - shortestPause);
		await this.writing.waiting.wait(Math.max(usual, atLeast));
		if (this.#isOver) return new Set();
		const there = new Set(await this.#add(keys));
		return new Set(keys.filter((key) => !there.has(key)));
	}

	async #add(keys: readonly string[], own: readonly string[] = []): Promise<readonly string[]> {
		const call = this.writing.store.addOnce(keys, own);
		this.#calls.add(call);
		try {
			return await call;
		} finally {
			this.#calls.delete(call);
		}
	}
}

const ignore = () => undefined;
