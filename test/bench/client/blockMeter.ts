import { performance } from 'node:perf_hooks';

const tickMilliseconds = 5;

/** A time for which nothing else could run. */
export interface Block {
	readonly milliseconds: number;
	/** When it ended, in milliseconds since the beginning. */
	readonly endedAt: number;
}

/** Measures how long Node's event loop is blocked: for so long, all else that n8n does stands still. */
export class BlockMeter {
	readonly #startedAt = performance.now();
	#longest: Block = { milliseconds: 0, endedAt: 0 };
	#tickedAt = this.#startedAt;
	readonly #ticking = setInterval(() => {
		this.#tick();
	}, tickMilliseconds);

	/** @returns the longest time for which nothing else could run */
	stop(): Block {
		clearInterval(this.#ticking);
		// A block that lasts to the end keeps the last tick from coming.
		this.#tick();
		return this.#longest;
	}

	#tick(): void {
		const now = performance.now();
		const milliseconds = now - this.#tickedAt - tickMilliseconds;
		if (milliseconds > this.#longest.milliseconds)
			this.#longest = { milliseconds, endedAt: now - this.#startedAt };
		this.#tickedAt = now;
	}
}
