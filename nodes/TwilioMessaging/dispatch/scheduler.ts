import type { CallResult } from './callResult';
import type { Completion } from './completion';
import type { Job } from './job';
import type { JobRunner } from './jobRunner';
import type { RateLimiter } from './rateLimiter';
import type { RunState } from './runState';
import { Semaphore } from './semaphore';

/** Jobs that are begun but not yet ended, for each request that may be under way: some wait for a retry. */
const begunPerRequest = 4;

/** Begins jobs in their order, as many at once and as fast as they may. */
export class Scheduler {
	readonly #begun: Semaphore;
	readonly #results = new Map<Job, CallResult>();

	/** @param maxConcurrentRequests requests under way at once, at the most */
	constructor(
		private readonly runner: JobRunner,
		private readonly completion: Completion,
		private readonly rate: RateLimiter,
		private readonly state: RunState,
		maxConcurrentRequests: number,
	) {
		// A sender's turn is not to be taken by a job that waits for its retry.
		this.#begun = new Semaphore(maxConcurrentRequests * (rate.isLimited ? 1 : begunPerRequest));
	}

	/** @returns the results of those that were begun */
	async run(jobs: readonly Job[]): Promise<Map<Job, CallResult>> {
		// Senders do not wait for each other's turns.
		const queues = this.rate.isLimited ? bySender(jobs) : [jobs];
		await Promise.all(
			queues.map(async (queue) => {
				await this.#runQueue(queue);
			}),
		);
		return this.#results;
	}

	async #runQueue(queue: readonly Job[]): Promise<void> {
		const running: Array<Promise<void>> = [];
		for (const job of queue) {
			const needsTurn = job.call.creates !== undefined && !this.runner.isSettled(job);
			if (needsTurn) await this.rate.turn(senderOf(job));
			const { ended } = await this.#begun.start(async () => await this.#begin(job, needsTurn));
			running.push(this.#complete(job, ended));
			if (!this.state.mayStart) break;
		}
		await Promise.all(running);
	}

	async #begin(job: Job, needsTurn: boolean): Promise<CallResult | undefined> {
		if (needsTurn) this.rate.begin(senderOf(job));
		return this.state.mayStart ? await this.runner.run(job) : undefined;
	}

	/** Waiting for a delivery keeps no other job from being begun. */
	async #complete(job: Job, ended: Promise<CallResult | undefined>): Promise<void> {
		const result = await ended;
		if (!result) return;
		this.#results.set(job, result);
		const { call } = result;
		const completed = await this.completion.complete(call ?? job.call, result);
		if (completed.kind === 'failed') this.state.noteFailure();
		this.#results.set(job, call ? { ...completed, call } : completed);
	}
}

function bySender(jobs: readonly Job[]): Job[][] {
	const queues = new Map<string, Job[]>();
	for (const job of jobs) {
		const queue = queues.get(senderOf(job));
		if (queue) queue.push(job);
		else queues.set(senderOf(job), [job]);
	}
	return [...queues.values()];
}

function senderOf({ call }: Job): string {
	return call.creates?.sender ?? '';
}
