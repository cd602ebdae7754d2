import { about } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import type { Waiting } from '../waiting';
import { beatKeys, onceRunKey, type OnceRunId } from './onceNames';

/** Whoever waits for a run looks again after five seconds: by then, at least one more has come. In milliseconds. */
const pause = 2000;
/** A run that has ended leaves no wait behind that is longer, in milliseconds. */
const step = 500;

/** Says again and again that a run goes on: others that wait for it do not take it for killed. */
export class Heartbeat {
	readonly #keys: readonly string[];
	readonly #written = new Set<string>();
	#count = 0;
	#isOver = false;
	#beating: Promise<void> = Promise.resolve();

	/**
	 * @param isAtWork a run that only waits for others says nothing: two that wait for each other would wait in vain
	 */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
		run: OnceRunId,
		private readonly isAtWork: () => boolean,
	) {
		this.#keys = beatKeys(run);
		void this.#goOn();
	}

	stop(): void {
		this.#isOver = true;
	}

	/**
	 * Stops, and removes what it has written.
	 *
	 * @throws the store's error
	 */
	async end(): Promise<void> {
		this.stop();
		await this.#beating;
		await this.store.remove([...this.#written]);
	}

	async #goOn(): Promise<void> {
		for (;;) {
			for (let waited = 0; waited < pause; waited += step) {
				await this.waiting.wait(step);
				if (this.#isOver || this.waiting.isCancelled) return;
			}
			if (!this.isAtWork()) continue;
			// One that is lost is followed by the next.
			this.#beating = this.#beat().catch(ignore);
			await this.#beating;
		}
	}

	/** What is there differs from beat to beat: one key more each time, and at the half, those of the other half less. */
	async #beat(): Promise<void> {
		const half = this.#keys.length / 2;
		const beat = this.#count++ % this.#keys.length;
		const key = this.#keys[beat] ?? '';
		this.#written.add(key);
		await this.store.add([key]);
		if (beat % half !== 0) return;
		const other = beat === 0 ? this.#keys.slice(half) : this.#keys.slice(0, half);
		await this.store.remove(other.filter((each) => this.#written.has(each)));
	}
}

/** By run, what its last beats have left: anything else later says that it lives. */
export type Beats = ReadonlyMap<OnceRunId, string>;

export async function readBeats(store: SerialKeyStore, runs: readonly OnceRunId[]): Promise<Beats> {
	const there = await store.find(
		runs.flatMap((run) => about(`${onceRunKey(run)} beats`, beatKeys(run))),
	);
	const left = (run: OnceRunId) => beatKeys(run).filter((key) => there.mayHave(key));
	return new Map(runs.map((run) => [run, left(run).join()]));
}

const ignore = () => undefined;
