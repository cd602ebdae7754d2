import type { CallResult } from '../callResult';
import type { KeyedJob } from './keyedJob';

/** Lets items with the same key go one after another, all parts of one before the next, of all runs. */
export class Turns {
	/** By item: ends its turn. */
	readonly #ends = new Map<number, () => void>();

	async run({ job, item }: KeyedJob, begin: () => Promise<CallResult>): Promise<CallResult> {
		const { itemIndex, part, parts } = job;
		if (!this.#ends.has(itemIndex)) this.#ends.set(itemIndex, await item.takeTurn());
		let goesOn = false;
		try {
			const result = await begin();
			goesOn = result.kind === 'done' && part < parts - 1;
			return result;
		} finally {
			if (!goesOn) this.#end(itemIndex);
		}
	}

	/** Items whose parts were not all begun. */
	end(): void {
		for (const itemIndex of [...this.#ends.keys()]) this.#end(itemIndex);
	}

	#end(itemIndex: number): void {
		this.#ends.get(itemIndex)?.();
		this.#ends.delete(itemIndex);
	}
}
