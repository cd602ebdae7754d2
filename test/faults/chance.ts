import fc from 'fast-check';
import type { Dimension } from './dimensions';

/** So few dimensions are tried for their own sake. */
const few = 3;

/** How often the dimensions of a schedule show: one that is tried alone more often than one of many. */
export class Chance {
	readonly #chosen: ReadonlySet<Dimension>;
	readonly #rarely: fc.Arbitrary<boolean>;

	constructor(chosen: readonly Dimension[]) {
		this.#chosen = new Set(chosen);
		const others = chosen.length <= few ? 1 : 5;
		this.#rarely = fc.constantFrom(...Array.from({ length: others }, () => false), true);
	}

	has(dimension: Dimension): boolean {
		return this.#chosen.has(dimension);
	}

	/** The same without one of them. */
	without(dimension: Dimension): Chance {
		return new Chance([...this.#chosen].filter((one) => one !== dimension));
	}

	/** Whether it shows this time. */
	on(dimension: Dimension): fc.Arbitrary<boolean> {
		return this.has(dimension) ? this.#rarely : fc.constant(false);
	}

	/** What it brings when it shows, and what there is otherwise. */
	maybe<Value>(
		dimension: Dimension,
		shown: fc.Arbitrary<Value>,
		otherwise: Value,
	): fc.Arbitrary<Value> {
		return this.on(dimension).chain((shows) => (shows ? shown : fc.constant(otherwise)));
	}
}
