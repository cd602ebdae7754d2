import { sleep } from 'n8n-workflow';
import { about } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import type { Waiting } from '../waiting';
import { beatKeys, onceRunKey, type OnceRunId } from './onceNames';

/** Whoever waits for a run looks again after five seconds: by then, another beat has come. In milliseconds. */
const pause = 2000;
/** After a longer one, others may have taken the run for dead, in milliseconds. */
const longestPause = 2 * pause;
/** A run that has ended leaves no wait behind that is longer, in milliseconds. */
const step = 500;
const mostHidden = 3;

/**
 * Says again and again that a run goes on: others that wait for it do not take it for killed. A run that only finds
 * out what others have sent says nothing: two that wait for each other would wait in vain.
 */
export class Heartbeat {
	readonly #sending = new Set<object>();
	readonly #left: Set<object>;
	#finding = 0;
	#isGoingOn = false;
	#isOver = false;
	readonly #keys: readonly string[];
	readonly #written = new Set<string>();
	#count = 0;
	/** When the last beat began, by `time.elapsed()`. */
	#beatAt = time.elapsed();
	/** When the last one that others can see was about to be written, by `time.elapsed()`. */
	#shownAt = time.elapsed();
	/** When others saw a beat again after a long pause, by `time.elapsed()`. */
	#silentUntil = 0;
	#beating: Promise<void> = Promise.resolve();

	/** @param jobs those of the run that have a key */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly waiting: Waiting,
		run: OnceRunId,
		jobs: readonly object[],
	) {
		this.#keys = beatKeys(run);
		this.#left = new Set(jobs);
	}

	/** The job may be sending from now on. */
	begun(job: object): void {
		this.#sending.add(job);
		void this.#goOn();
	}

	ended(job: object): void {
		this.#sending.delete(job);
		this.#left.delete(job);
	}

	/** Does what may wait for other runs. */
	async find<Result>(act: () => Promise<Result>): Promise<Result> {
		this.#finding += 1;
		try {
			return await act();
		} finally {
			this.#finding -= 1;
			if (this.#finding === 0) this.#sending.delete(this);
			void this.#goOn();
		}
	}

	/** Whether others may have taken this run for dead since then, by `time.elapsed()`. */
	wasSilentSince(then: number): boolean {
		return this.#isSilent() || this.#silentUntil > then;
	}

	/**
	 * Ends when others see that the run goes on.
	 *
	 * @throws the store's error
	 */
	async show(): Promise<void> {
		await this.#beating;
		// One that another process hides is followed by another one.
		for (let beat = 0; beat < mostHidden && this.#isSilent(); beat++) await this.#startBeat();
	}

	/** What others have left is this run's to send, as soon as it is found that they have not. */
	takesOver(): void {
		this.begun(this);
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
		const goesOn = this.#left.size > 0 && this.#finding === 0 && !this.waiting.isCancelled;
		return this.#sending.size > 0 || goesOn;
	}

	/** Until it only waits for others. */
	async #goOn(): Promise<void> {
		if (this.#isGoingOn) return;
		this.#isGoingOn = true;
		while (!this.#isOver && this.#isAtWork()) {
			const due = this.#beatAt + pause * time.scale - time.elapsed();
			// It goes on after Stop, too, as long as something is in flight.
			if (due > 0) await sleep(Math.min(due, step * time.scale));
			else await this.#startBeat().catch(ignore);
		}
		this.#isGoingOn = false;
	}

	#isSilent(): boolean {
		return time.elapsed() - this.#shownAt > longestPause * time.scale;
	}

	async #startBeat(): Promise<void> {
		this.#beatAt = time.elapsed();
		const beat = this.#beating.then(async () => {
			await this.#beat();
		});
		// One that is lost is followed by the next.
		this.#beating = beat.catch(ignore);
		await beat;
	}

	/** With each beat, one key is there that was not, or is not there that was. */
	async #beat(): Promise<void> {
		const key = this.#keys[this.#count++ % this.#keys.length] ?? '';
		const isOwn = this.#written.has(key);
		this.#written.add(key);
		await this.store.exclusively(async (store) => {
			// The store may have had others to serve first.
			const began = time.elapsed();
			const isThere = (await store.add([key])).length > 0;
			if (isThere) {
				await store.remove([key]);
				this.#written.delete(key);
			}
			if (isOwn || !isThere) this.#noteShown(began);
			// Another process was asking for it: nothing has changed for whoever asks next.
			else this.#beatAt -= (pause - step) * time.scale;
		});
	}

	#noteShown(began: number): void {
		if (this.#isSilent()) this.#silentUntil = time.elapsed();
		this.#shownAt = began;
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
