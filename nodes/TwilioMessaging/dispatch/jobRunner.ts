import type { CallResult } from './callResult';
import type { CallRunner } from './callRunner';
import { ledgerItemOf, type Job } from './job';
import { LookalikeQueues } from './lookalikes';
import type { MessageCreator } from './messageCreation';
import { PartQueue } from './partQueue';
import type { RateLimiter } from './rateLimiter';
import type { RunState } from './runState';

/** Carries jobs to their end, each in its turn among those that it must not overtake. */
export class JobRunner {
	readonly #parts = new PartQueue();
	readonly #lookalikes: LookalikeQueues;

	constructor(
		private readonly calls: CallRunner,
		private readonly messages: MessageCreator,
		private readonly rate: RateLimiter,
		private readonly state: RunState,
		/** All that are to be run. */
		jobs: readonly Job[],
	) {
		this.#lookalikes = new LookalikeQueues(jobs.flatMap(({ call }) => call.creates ?? []));
	}

	/** Whether the job will send nothing, so that no sender's turn is spent on it. */
	isSettled(job: Job): boolean {
		const item = ledgerItemOf(job);
		return item !== undefined && this.messages.isSettled(item);
	}

	async run(job: Job): Promise<CallResult> {
		return await this.#parts.run(job, async () => {
			const result = await this.#carryOut(job);
			if (result.kind === 'failed') this.state.noteFailure();
			return result;
		});
	}

	async #carryOut(job: Job): Promise<CallResult> {
		const item = ledgerItemOf(job);
		if (item) {
			return await this.#lookalikes.run(
				item.identity,
				async () => await this.messages.create(item, job.call),
			);
		}
		const result = await this.calls.run(job);
		if (result.kind !== 'followed') return result;
		return await this.#follow({ ...job, call: result.call });
	}

	/** A call that creates a message after another one has read what it takes. */
	async #follow(job: Job): Promise<CallResult> {
		const { creates } = job.call;
		if (creates && !this.isSettled(job)) await this.rate.take(creates.sender);
		return { call: job.call, ...(await this.#carryOut(job)) };
	}
}
