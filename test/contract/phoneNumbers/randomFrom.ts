/** Random numbers that a seed repeats: a hundred thousand of them take no time. */
export class RandomFrom {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to, and without, 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	pick<Value>(values: readonly Value[]): Value {
		const value = values[this.between(0, values.length - 1)];
		if (value === undefined) throw new Error('There is nothing to pick from');
		return value;
	}

	digits(length: number): string {
		return Array.from({ length }, () => String(this.between(0, 9))).join('');
	}
}
