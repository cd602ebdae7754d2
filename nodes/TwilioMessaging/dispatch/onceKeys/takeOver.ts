import { pauseAfterWrite } from '../claims/chunks';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import type { Waiting } from '../waiting';
import type { DoubtfulKey } from './keyAskers';
import { begunKey, byKey, lookKey, openKey, takeOverKeys, type OnceRunId } from './onceNames';

/** What it takes to take something over. */
export interface TakeOverTools {
	readonly store: SerialKeyStore;
	readonly waiting: Waiting;
	readonly run: OnceRunId;
	/** Told what is of no use once it is known what became of the name. */
	note(name: string, keys: readonly string[]): void;
}

/** Decides which of several runs sends what a killed one has left: the first to write that it does. */
export class TakeOver {
	readonly #mine = new Set<string>();
	/** By name, how often others have taken it over. */
	readonly #times = new Map<string, number>();

	constructor(private readonly tools: TakeOverTools) {}

	/**
	 * Takes over keys, the runs of which do not live.
	 *
	 * @returns names that another one has taken over
	 * @throws the store's error
	 */
	async of(keys: readonly DoubtfulKey[]): Promise<ReadonlySet<string>> {
		const asked = keys
			.filter(({ name }) => !this.#mine.has(name.name))
			.map((key) => ({ key, ...this.#keysOf(key) }));
		if (asked.length === 0) return new Set();
		const { store, waiting } = this.tools;
		const written = asked.flatMap(({ keys: each }) => each);
		const began = time.elapsed();
		const ours = asked.map(({ own }) => own);
		const there = new Set(await store.addOnce(written, ours));
		await waiting.wait(pauseAfterWrite(time.elapsed() - began));
		// Another process that wrote at the same moment may have undone it.
		const still = new Set(await store.addOnce(written, []));
		const lost = asked.filter(
			({ own, shared }) => there.has(shared) || (!still.has(own) && still.has(shared)),
		);
		const names = new Set(lost.map(({ key }) => key.name.name));
		for (const { key } of asked) {
			const { name } = key.name;
			if (names.has(name)) this.#times.set(name, (this.#times.get(name) ?? 0) + 1);
			else this.#mine.add(name);
		}
		return names;
	}

	/** Also those that say it is begun: whoever had begun it may have given it back. */
	#keysOf({ name: { name }, look, runs }: DoubtfulKey) {
		const [shared, own] = takeOverKeys(name, this.#times.get(name) ?? 0, this.tools.run);
		const ofTheDead = runs.flatMap((run) => [byKey(name, run), lookKey(name, look, run)]);
		this.tools.note(name, [shared, own, ...ofTheDead]);
		return { shared, own, keys: [begunKey(name), openKey(name), shared, own] };
	}
}
