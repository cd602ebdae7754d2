import { about } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import type { Waiting } from '../waiting';
import { beatKeys, onceRunKey, type OnceRunId } from './onceNames';

/** Whoever waits for a run looks again after five seconds: by then, at least one more has come. In milliseconds. */
const pause = 2000;
/** A run that has ended leaves no wait behind that is longer, in milliseconds. */
const step = 500;

/**
 * Says again and again that a run goes on: others that wait for it do not take it for killed. A run that only waits
 * for others says nothing: two that wait for each other would wait in vain.
 */
export class Heartbeat {
	readonly #sending = new Set<object>();
	#finding = 0;
	#isGoingOn = false;
	#isOver = false;
	readonly #keys: readonly string[];
	readonly #written = new Set<string>();
	#count = 0;
	#beating: Promise<void> = Promise.resolve();

	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
		run: OnceRunId,
	) {
		this.#keys = beatKeys(run);
		void this.#goOn();
	}

	/** The job may be sending from now on. */
	begun(job: object): void {
		this.#sending.add(job);
		void this.#goOn();
	}

	ended(job: object): void {
		this.#sending.delete(job);
	}

	/** Does what may wait for other runs. */
	async find<Result>(act: () => Promise<Result>): Promise<Result> {
		this.#finding += 1;
		try {
			return await act();
		} finally {
			this.#finding -= 1;
			void this.#goOn();
		}
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

	#isAtWork(): boolean {
		return this.#sending.size > 0 || this.#finding === 0;
	}

	/** Until it only waits for others. */
	async #goOn(): Promise<void> {
		if (this.#isGoingOn) return;
		this.#isGoingOn = true;
		while (this.#isAtWork()) {
			for (let waited = 0; waited < pause; waited += step) {
				await this.waiting.wait(step);
				if (this.#isOver || this.waiting.isCancelled) return;
			}
			if (!this.#isAtWork()) break;
			// One that is lost is followed by the next.
			this.#beating = this.#beat().catch(ignore);
			await this.#beating;
		}
		this.#isGoingOn = false;
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
