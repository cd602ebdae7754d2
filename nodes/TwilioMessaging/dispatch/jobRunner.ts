import { senderOf } from '../../twilio/message/identity';
import { endsRun, type CallResult } from './callResult';
import type { CallRunner } from './callRunner';
import { recordedItemOf, type Job } from './job';
import type { MessageCreator } from './messageCreation';
import type { OnceKeys } from './onceKeys/onceKeys';
import { PartQueue } from './partQueue';
import type { RateLimiter } from './rateLimiter';
import type { RunState } from './runState';

/** Carries jobs to their end, an item's one after another. */
export class JobRunner {
	readonly #parts = new PartQueue();

	constructor(
		private readonly calls: CallRunner,
		private readonly messages: MessageCreator,
		private readonly rate: RateLimiter,
		private readonly state: RunState,
		private readonly onceKeys: OnceKeys | undefined,
	) {}

	/** What became of the job in an earlier try; undefined when something may be sent for it. */
	settled(job: Job): CallResult | undefined {
		const item = recordedItemOf(job);
		return item && this.messages.settled(item, job.call);
	}

	/** Whether nothing is sent for it because its key was sent before. */
	async isPassedOver(job: Job): Promise<boolean> {
		return (await this.onceKeys?.isSent(job)) === true;
	}

	/** Ends when nothing else is in flight that the job has to wait for, or when the run has stopped. */
	async turn(job: Job): Promise<void> {
		await this.onceKeys?.turn(job);
	}

	/** Carries out a job whose turn it is. */
	async run(job: Job): Promise<CallResult> {
		let result: CallResult | undefined;
		try {
			result = await this.#parts.run(job, async () => await this.#carryOut(job));
			if (endsRun(result)) this.state.noteFailure();
			return result;
		} finally {
			this.onceKeys?.ended(job, result);
		}
	}

	async #carryOut(job: Job): Promise<CallResult> {
		const { creates } = job.call;
		if (creates) {
			const create = async () => await this.messages.create(job, creates);
			return this.onceKeys ? await this.onceKeys.run(job, create) : await create();
		}
		const result = await this.calls.run(job);
		if (result.kind !== 'followed') return result;
		return await this.#follow({ ...job, call: result.call });
	}

	/** A call that creates a message after another one has read what it takes. */
	async #follow(job: Job): Promise<CallResult> {
		const { creates } = job.call;
		if (creates && !this.settled(job)) await this.rate.take(senderOf(creates.identity));
		return { call: job.call, ...(await this.#carryOut(job)) };
	}
}
