import { namedKeysOf, type KeyedJob, type NamedKey } from './keyedJob';
import type { OnceName } from './sharedNames';

/** The names of a run, once each, in the order in which they are begun. */
export class KeyOrder {
	readonly named: readonly NamedKey[];
	readonly #positions = new Map<string, number>();

	/** @param jobs in the order in which they are begun */
	constructor(jobs: readonly KeyedJob[]) {
		const named: NamedKey[] = [];
		for (const each of jobs.flatMap(namedKeysOf)) {
			if (this.#positions.has(each.name.name)) continue;
			this.#positions.set(each.name.name, named.length);
			named.push(each);
		}
		this.named = named;
	}

	/** Undefined for a name of another run. */
	positionOf({ name }: OnceName): number | undefined {
		return this.#positions.get(name);
	}

	/** Those that are called so. */
	called(names: readonly string[]): NamedKey[] {
		return names.flatMap((name) => this.named[this.#positions.get(name) ?? -1] ?? []);
	}
}
