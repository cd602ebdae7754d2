import { notAttempted, type CallResult } from './callResult';
import type { Job } from './job';

/** Lets what one item sends in several messages go in order: the next when the one before it went through. */
export class PartQueue {
	readonly #results = new WeakMap<Job, Promise<CallResult>>();

	/** Runs `begin` when the job that this one comes after has gone through, and never when it has not. */
	async run(job: Job, begin: () => Promise<CallResult>): Promise<CallResult> {
		const before = job.after && this.#results.get(job.after);
		const result = before
			? before.then((earlier) => (earlier.kind === 'done' ? begin() : notAttempted))
			: begin();
		this.#results.set(job, result);
		return await result;
	}
}
