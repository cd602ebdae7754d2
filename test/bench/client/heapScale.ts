import { performance } from 'node:perf_hooks';

/** Collecting garbage takes no more than about this share of the time. */
const shareOfTime = 0.1;
const shortestPause = 250;

/**
 * Weighs what is really held: the heap after a garbage collection, at its highest. What the system
 * counts for a process says more about how late V8 collects than about what is kept.
 */
export class HeapScale {
	readonly #before = held();
	#highest = this.#before;
	#next = setTimeout(() => {
		this.#weigh();
	}, shortestPause);

	/** For moments in which much is held and no timer runs. */
	weigh(): void {
		this.#highest = Math.max(this.#highest, held());
	}

	/** @returns by how much more was held at most than at the beginning, in bytes */
	stop(): number {
		clearTimeout(this.#next);
		this.weigh();
		return this.#highest - this.#before;
	}

	#weigh(): void {
		const startedAt = performance.now();
		this.weigh();
		const pause = Math.max((performance.now() - startedAt) / shareOfTime, shortestPause);
		this.#next = setTimeout(() => {
			this.#weigh();
		}, pause);
	}
}

function held(): number {
	if (!globalThis.gc) throw new Error('Node was not started with --expose-gc');
	globalThis.gc();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
