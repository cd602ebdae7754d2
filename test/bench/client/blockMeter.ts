import { performance } from 'node:perf_hooks';

const tickMilliseconds = 5;

/** Measures how long Node's event loop is blocked: for so long, all else that n8n does stands still. */
export class BlockMeter {
	#longest = 0;
	#tickedAt = performance.now();
	readonly #ticking = setInterval(() => {
		this.#tick();
	}, tickMilliseconds);

	/** @returns the longest time for which nothing else could run, in milliseconds */
	stop(): number {
		clearInterval(this.#ticking);
		// A block that lasts to the end keeps the last tick from coming.
		this.#tick();
		return this.#longest;
	}

	#tick(): void {
		const now = performance.now();
		this.#longest = Math.max(this.#longest, now - this.#tickedAt - tickMilliseconds);
		this.#tickedAt = now;
	}
}
