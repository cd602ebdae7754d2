/** The stand-in's time: real time, plus whatever a test has jumped ahead. */
export class Clock {
	#ahead = 0;

	/** Now, in milliseconds since 1970. */
	now(): number {
		return Date.now() + this.#ahead;
	}

	/** Jumps ahead. Messages move on as if that much time had passed. */
	advance(milliseconds: number): void {
		this.#ahead += milliseconds;
	}

	/** Back to real time. */
	reset(): void {
		this.#ahead = 0;
	}
}
