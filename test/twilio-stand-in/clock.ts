/** The stand-in's time: real time, unless a test puts another in its place, plus all jumps. */
export class Clock {
	/** Where the time comes from, in milliseconds since 1970. */
	source: () => number = () => Date.now();
	#ahead = 0;

	/** Now, in milliseconds since 1970. */
	now(): number {
		return this.source() + this.#ahead;
	}

	/** Jumps ahead, or back. Messages stand as they would at that time. */
	advance(milliseconds: number): void {
		this.#ahead += milliseconds;
	}

	/** Back to real time. */
	reset(): void {
		this.source = () => Date.now();
		this.#ahead = 0;
	}
}
