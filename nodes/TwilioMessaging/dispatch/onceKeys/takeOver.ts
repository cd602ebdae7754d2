import { about } from '../claims/asking';
import { pauseAfterWrite } from '../claims/chunks';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import type { Waiting } from '../waiting';
import { mostAsked } from './begunByOthers';
import type { Heartbeat } from './heartbeat';
import type { DoubtfulKey } from './keyAskers';
import type { KeyDetails } from './keyDetails';
import {
	begunKey,
	detailKeys,
	goesOnKey,
	openKey,
	takeOverKeys,
	type OnceRunId,
} from './onceNames';

/** What it takes to take something over. */
export interface TakeOverTools {
	readonly store: SerialKeyStore;
	readonly waiting: Waiting;
	readonly run: OnceRunId;
	readonly details: KeyDetails;
	readonly heartbeat: Heartbeat;
	/** Whether the run still sends. */
	readonly mayStart: () => boolean;
}

/** Decides which of several runs sends what a killed one has left: the first to write that it does. */
export class TakeOver {
	readonly #mine = new Set<string>();
	/** By name, how often others have taken it over. */
	readonly #times = new Map<string, number>();
	#last: Promise<unknown> = Promise.resolve();

	constructor(private readonly tools: TakeOverTools) {}

	/**
	 * Takes over keys, the runs of which do not live.
	 *
	 * @returns names that another one has taken over
	 * @throws the store's error
	 */
	async of(keys: readonly DoubtfulKey[]): Promise<ReadonlySet<string>> {
		// Twice at once, it would take itself for another one.
		const lost = this.#last.then(async () => await this.#take(keys));
		this.#last = lost.catch(ignore);
		return await lost;
	}

	/** Whether this run has taken it over. */
	has(name: string): boolean {
		return this.#mine.has(name);
	}

	/** How often it may have been taken over by those that this run does not know of. */
	mayFollow(name: string): readonly number[] {
		const times = this.#times.get(name) ?? 0;
		const next = this.#mine.has(name) ? times + 1 : 0;
		return [next, next + 1, next + 2];
	}

	/**
	 * Another run has taken over what is this run's: it is waited for, and taken over from in its turn.
	 *
	 * @param times how often it had been taken over before
	 */
	leave(name: string, times: number): void {
		this.#mine.delete(name);
		this.#times.set(name, times + 1);
	}

	/**
	 * Which of the runs have taken over what this run has lost, by name.
	 *
	 * @param runs all others
	 * @throws the store's error
	 */
	async ownersOf(
		lost: readonly string[],
		runs: readonly OnceRunId[],
	): Promise<ReadonlyMap<string, readonly OnceRunId[]>> {
		if (lost.length * runs.length > mostAsked) return new Map();
		const keyOf = (name: string, run: OnceRunId) =>
			takeOverKeys(name, (this.#times.get(name) ?? 1) - 1, run)[1];
		const there = await this.tools.store.find(
			lost.flatMap((name) =>
				about(
					`${name} over`,
					runs.map((run) => keyOf(name, run)),
				),
			),
		);
		const ownersOf = (name: string) => runs.filter((run) => there.mayHave(keyOf(name, run)));
		return new Map(lost.map((name) => [name, ownersOf(name)]));
	}

	async #take(keys: readonly DoubtfulKey[]): Promise<ReadonlySet<string>> {
		const { store, waiting, details, heartbeat, mayStart } = this.tools;
		const asked = keys
			.filter(({ name }) => !this.#mine.has(name.name))
			.map((key) => ({ key, ...this.#keysOf(key) }));
		if (asked.length === 0 || !mayStart()) return new Set();
		for (const { key, own } of asked) details.noteTakeOver(key.name.name, [own]);
		const written = asked.flatMap(({ keys: each }) => each);
		const began = time.elapsed();
		const ours = asked.map(({ own }) => own);
		const there = new Set(await store.addOnce(written, ours));
		await waiting.wait(pauseAfterWrite(time.elapsed() - began));
		// Another process that wrote at the same moment may have undone it.
		const still = new Set(await store.addOnce(written, []));
		const isLost = (own: string, shared: string) =>
			there.has(shared) || (!still.has(own) && still.has(shared));
		const lost = new Map<string, string>();
		for (const { key, own, shared, before } of asked) {
			const { name } = key.name;
			details.noteTakeOver(
				name,
				before.filter((each) => !there.has(each)),
			);
			if (isLost(own, shared)) {
				lost.set(name, own);
				this.#times.set(name, (this.#times.get(name) ?? 0) + 1);
			} else this.#win(key, shared);
		}
		if (lost.size < asked.length) heartbeat.takesOver();
		// Nobody is to take this run for the one that has it.
		await store.remove([...lost.values()]);
		return new Set(lost.keys());
	}

	#win({ name: { name }, look, runs }: DoubtfulKey, shared: string): void {
		const { details } = this.tools;
		this.#mine.add(name);
		details.noteTakeOver(name, [shared]);
		const ofOthers = runs.flatMap((run) => [...detailKeys(name, look, run), goesOnKey(name, run)]);
		details.noteOfOthers(name, ofOthers);
	}

	/** Also those that say that it is begun, and by whom: whoever had begun it may have given it back. */
	#keysOf({ name: { name }, look }: DoubtfulKey) {
		const { run } = this.tools;
		const times = this.#times.get(name) ?? 0;
		const [shared, own] = takeOverKeys(name, times, run);
		const begun = [begunKey(name), openKey(name), ...detailKeys(name, look, run)];
		// Whoever had taken it over before may have ended: nobody is to begin with that one again.
		const before = Array.from({ length: times }, (_, each) => takeOverKeys(name, each, run)[0]);
		return { shared, own, before, keys: [...begun, ...before, shared, own] };
	}
}

const ignore = () => undefined;
