import type { CallResult } from '../callResult';
import type { Waiting } from '../waiting';
import type { KeyedJob } from './keyedJob';

/** How often it is looked whether the run has stopped, in milliseconds. */
const pause = 1000;

/** Lets items with the same key go one after another, all parts of one before the next, of all runs. */
export class Turns {
	/** By item: ends its turn. */
	readonly #ends = new Map<number, () => void>();
	/** By item: the last part that takes part. */
	readonly #lastParts = new Map<number, number>();

	constructor(
		private readonly waiting: Waiting,
		private readonly mayStart: () => boolean,
	) {}

	/** The item has this part, too. */
	expect({ job: { itemIndex, part } }: KeyedJob): void {
		this.#lastParts.set(itemIndex, Math.max(part, this.#lastParts.get(itemIndex) ?? 0));
	}

	/** Ends when it is the item's turn, or when the run has stopped. */
	async take({ job: { itemIndex }, item }: KeyedJob): Promise<void> {
		if (this.#ends.has(itemIndex)) return;
		const { begun, end } = item.takeTurn();
		this.#ends.set(itemIndex, end);
		const line = { isWaiting: true };
		const waited = begun.then(() => {
			line.isWaiting = false;
		});
		while (line.isWaiting && this.mayStart())
			await Promise.race([waited, this.waiting.wait(pause)]);
	}

	/** A part has ended: it is the next one's turn, unless the item goes on. */
	settle({ job: { itemIndex, part } }: KeyedJob, result: CallResult | undefined): void {
		const isLast = part === this.#lastParts.get(itemIndex);
		if (result?.kind !== 'done' || isLast || !this.mayStart()) this.#end(itemIndex);
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
