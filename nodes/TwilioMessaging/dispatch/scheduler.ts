import { senderOf } from '../../twilio/message/identity';
import { endsRun, type CallResult } from './callResult';
import type { Completion } from './completion';
import type { Job } from './job';
import type { JobRunner } from './jobRunner';
import type { RateLimiter } from './rateLimiter';
import type { RunState } from './runState';
import { Semaphore } from './semaphore';
import { Slices } from './slices';

/** Jobs that are begun but not yet ended, for each request that may be in flight: some wait for a retry. */
const begunPerRequest = 4;

/** Takes what became of a job; nothing is kept of it here. */
export type TakeResult = (job: Job, result: CallResult) => void;

/** Begins jobs in their order, as many at once and as fast as they may. */
export class Scheduler {
	readonly #begun: Semaphore;
	readonly #slices = new Slices();
	#underWay = 0;
	/** An error that nobody foresaw: it must not be lost, and what is in flight is awaited first. */
	#broken: { readonly error: unknown } | undefined;
	#onQuiet: () => void = () => undefined;

	/** @param maxConcurrentRequests requests in flight at once, at the most */
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

	/**
	 * @param jobs are let go of one by one
	 * @param take is told of those that were begun
	 */
	async run(jobs: readonly Job[], take: TakeResult): Promise<void> {
		// Senders do not wait for each other's turns.
		const queues = this.rate.isLimited ? bySender(jobs) : [[...jobs]];
		await Promise.all(
			queues.map(async (queue) => {
				await this.#runQueue(queue.reverse(), take);
			}),
		);
		await this.#quiet();
	}

	/** What is settled already is told also when the run stops before its turn. */
	async takeSettled(
		jobs: readonly Job[],
		isTaken: (job: Job) => boolean,
		take: TakeResult,
	): Promise<void> {
		for (const job of jobs) {
			await this.#slices.next();
			const settled = isTaken(job) ? undefined : this.runner.settled(job);
			if (settled) take(job, settled);
		}
	}

	/** @param queue reversed: its last element runs first */
	async #runQueue(queue: Job[], take: TakeResult): Promise<void> {
		for (let job = queue.pop(); job && this.state.mayStart; job = queue.pop()) {
			await this.#slices.next();
			// Waits here, before the job takes one of the limited slots.
			await this.runner.turn(job);
			const isPaced = this.rate.isLimited && job.call.creates !== undefined;
			const isOver = isPaced && (this.runner.settled(job) ?? (await this.runner.isPassedOver(job)));
			const needsTurn = isPaced && !isOver;
			if (needsTurn) await this.rate.turn(senderOfJob(job));
			const begun = job;
			const { ended } = await this.#begun.start(async () => await this.#begin(begun, needsTurn));
			this.#underWay += 1;
			void this.#complete(begun, ended, take);
		}
	}

	async #begin(job: Job, needsTurn: boolean): Promise<CallResult | undefined> {
		if (needsTurn) this.rate.begin(senderOfJob(job));
		return this.state.mayStart ? await this.runner.run(job) : undefined;
	}

	/** Waiting for a delivery keeps no other job from being begun. */
	async #complete(
		job: Job,
		ended: Promise<CallResult | undefined>,
		take: TakeResult,
	): Promise<void> {
		try {
			const result = await ended;
			if (!result) return;
			const { call } = result;
			const completed = await this.completion.complete(call ?? job.call, result);
			if (endsRun(completed)) this.state.noteFailure();
			take(job, call ? { ...completed, call } : completed);
		} catch (error) {
			this.#broken ??= { error };
		} finally {
			this.#underWay -= 1;
			if (this.#underWay === 0) this.#onQuiet();
		}
	}

	async #quiet(): Promise<void> {
		if (this.#underWay > 0) await this.#nothingUnderWay();
		if (this.#broken) throw this.#broken.error;
	}

	async #nothingUnderWay(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#onQuiet = resolve;
		});
	}
}

function bySender(jobs: readonly Job[]): Job[][] {
	const queues = new Map<string, Job[]>();
	for (const job of jobs) {
		const sender = senderOfJob(job);
		const queue = queues.get(sender);
		if (queue) queue.push(job);
		else queues.set(sender, [job]);
	}
	return [...queues.values()];
}

function senderOfJob({ call }: Job): string {
	return call.creates ? senderOf(call.creates.identity) : '';
}
