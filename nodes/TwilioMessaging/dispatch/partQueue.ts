import { notAttempted, type CallResult } from './callResult';
import type { Job } from './job';

/** Lets what one item sends in several messages go in order: the next when the one before it went through. */
export class PartQueue {
	/** How the last part of an item that was begun ends. */
	readonly #ends = new Map<number, Promise<CallResult>>();

	/** Runs `begin` when the part before has gone through, and never when it has not. */
	async run(job: Job, begin: () => Promise<CallResult>): Promise<CallResult> {
		const { itemIndex, part, parts } = job;
		if (parts === 1) return await begin();
		const before = part === 0 ? undefined : this.#ends.get(itemIndex);
		const result = before
			? before.then((earlier) => (earlier.kind === 'done' ? begin() : notAttempted))
			: begin();
		this.#ends.set(itemIndex, result);
		try {
			return await result;
		} finally {
			if (part === parts - 1) this.#ends.delete(itemIndex);
		}
	}
}
