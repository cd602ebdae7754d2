import type { SerialKeyStore } from '../claims/keyStore';
import type { NamedKey } from './keyedJob';
import { readOnceRuns, type RunSpan } from './onceRun';
import { placeKey } from './onceNames';

/** Which runs have begun a key. */
export interface Origin {
	readonly runs: readonly number[];
	/** When the first of them began, in milliseconds since 1970. */
	readonly since: number;
	/** Until when what the last of them sent can have come into being. */
	readonly until: number;
}

/** Finds out which runs have begun keys; asked once for each. */
export class Origins {
	readonly #known = new Map<string, Origin | undefined>();
	#runs: Promise<ReadonlyMap<number, RunSpan>> | undefined;

	/** @param row tells the row among those of all nodes */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly row: string,
	) {}

	/** Those keys of which it can be told: begun for this recipient from this sender. */
	async of(keys: readonly NamedKey[]): Promise<Array<NamedKey & Origin>> {
		this.#runs ??= readOnceRuns(this.store, this.row);
		const runs = await this.#runs;
		const unknown = keys.filter(({ name }) => !this.#known.has(name.name));
		const asked = ({ name, identity }: NamedKey) =>
			[...runs.keys()].map((run) => ({ run, key: placeKey(name.name, identity, run) }));
		const there = await this.store.find(unknown.flatMap(asked).map(({ key }) => key));
		for (const named of unknown) {
			const own = asked(named).flatMap(({ run, key }) => (there.has(key) ? [run] : []));
			const spans = own.flatMap((run) => runs.get(run) ?? []);
			const since = Math.min(...spans.map((span) => span.since));
			const until = Math.max(...spans.map((span) => span.until));
			this.#known.set(named.name.name, own.length > 0 ? { runs: own, since, until } : undefined);
		}
		return keys.flatMap((named) => {
			const origin = this.#known.get(named.name.name);
			return origin ? [{ ...named, ...origin }] : [];
		});
	}
}
