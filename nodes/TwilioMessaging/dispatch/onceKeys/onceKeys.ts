import type { TwilioFailure } from '../../../twilio/api/failure';
import type { MessageIdentity } from '../../../twilio/message/identity';
import { reasonOf } from '../../../twilio/values/reasonOf';
import { failed, notAttempted, type CallResult } from '../callResult';
import type { ClaimContext } from '../claims/claimContext';
import type { Job } from '../job';
import { giveBack } from './giveBack';
import { keyedJobOf, namedKeysOf, type KeyedJob } from './keyedJob';
import { beginParts, type OnceParts, type OnceTools } from './onceParts';
import { keyInProgress, storeUnusable, tooManyKeys } from './onceResults';
import { mostKeys } from './onceNames';
import { otherOnceRuns } from './otherRuns';
import { SharedNames } from './sharedNames';
import { Turns } from './turns';

/**
 * Send Once Key: recipients already sent to under it are skipped. What is about to be sent is
 * written before it leaves, and that it was sent as soon as Twilio has it.
 */
export class OnceKeys {
	readonly #jobs = new Map<MessageIdentity, KeyedJob>();
	readonly #turns: Turns;
	readonly #names: SharedNames;
	#parts: OnceParts | undefined;
	#problem: TwilioFailure | undefined;

	private constructor(
		private readonly context: ClaimContext | undefined,
		private readonly tools: OnceTools,
	) {
		this.#names = new SharedNames(context?.row ?? '');
		this.#turns = new Turns(tools.waiting, () => tools.mayStart());
	}

	/**
	 * @param context how to write to n8n's store; undefined where there is none
	 * @param jobs those for which something may be sent, in the order in which they are begun
	 * @returns undefined when none of them has a key
	 */
	static async begin(
		context: ClaimContext | undefined,
		jobs: readonly Job[],
		tools: OnceTools,
	): Promise<OnceKeys | undefined> {
		if (!jobs.some(({ call }) => call.creates?.sendOnceKey !== undefined)) return undefined;
		const keys = new OnceKeys(context, tools);
		await keys.#begin(jobs);
		return keys;
	}

	/** Ends when no other job with its key is in flight, or when the run has stopped. */
	async turn(job: Job): Promise<void> {
		const keyed = this.#keyedOf(job);
		if (keyed && !this.#problem) await this.#turns.take(keyed);
	}

	/** Carries out a job in its turn. */
	async run(job: Job, begin: () => Promise<CallResult>): Promise<CallResult> {
		const keyed = this.#keyedOf(job);
		if (!keyed) return await begin();
		if (this.#problem) return failed(this.#problem);
		if (!this.tools.mayStart()) return notAttempted;
		const result = await begin();
		this.#parts?.sent.settle(keyed, result);
		return result;
	}

	/** @param result undefined where it broke */
	ended(job: Job, result: CallResult | undefined): void {
		const keyed = this.#keyedOf(job);
		if (!keyed) return;
		this.#parts?.heartbeat.ended(keyed);
		this.#parts?.sent.ended(keyed);
		this.#turns.settle(keyed, result);
	}

	/** Whether it is known that the message of the job's key was sent. */
	async isSent(job: Job): Promise<boolean> {
		const keyed = this.#keyedOf(job);
		if (!keyed || !this.#parts) return false;
		// What the store says to it is asked once more when the job is carried out.
		await this.#parts.claims.asked(keyed).catch(() => undefined);
		return keyed.item.standing === 'sent';
	}

	/** What the message comes to if it is not to be sent; undefined when it is written that it is about to be. */
	async check(identity: MessageIdentity): Promise<CallResult | undefined> {
		return await this.#known(identity, async (job, { claims, known, heartbeat, fresh }) => {
			await claims.asked(job);
			await fresh.refresh(namedKeysOf(job));
			const result = await heartbeat.find(async () => await known.of(job));
			if (result) return result;
			heartbeat.begun(job);
			const begun = await claims.begin(job);
			return begun === 'begunByAnother' ? failed(keyInProgress) : undefined;
		});
	}

	/** Just before it leaves: another process may have sent it meanwhile, or be about to. */
	async checkAgain(identity: MessageIdentity): Promise<CallResult | undefined> {
		return await this.#known(identity, async (job, { known, sent, fresh }) => {
			const named = namedKeysOf(job);
			await fresh.refresh(named);
			if (named.some(({ name }) => name.standing === 'sent')) return await known.of(job);
			if (job.own.standing === 'begunBefore') return failed(keyInProgress);
			sent.begun(job);
			return undefined;
		});
	}

	/** Twilio has the message. */
	accepted(identity: MessageIdentity, sid: string): void {
		const job = this.#jobs.get(identity);
		if (job) this.#parts?.sent.accepted(job, sid);
	}

	/** Gives back what was never sent. */
	async end(): Promise<void> {
		this.#turns.end();
		try {
			if (this.#parts) await this.#giveBack(this.#parts);
		} catch (error) {
			this.context?.warn(reasonOf(error));
		} finally {
			this.#names.leave();
			this.#names.forget();
			this.#parts?.heartbeat.stop();
			this.#parts?.run.end();
		}
	}

	async #giveBack({ claims, sent, run, store, heartbeat }: OnceParts): Promise<void> {
		const row = this.context?.row ?? '';
		await claims.end();
		const others = await otherOnceRuns(store, row);
		await sent.end(others.length > 0);
		await giveBack({ store, names: this.#names, claims, sent, run, row, others });
		await heartbeat.end();
	}

	async #begin(jobs: readonly Job[]): Promise<void> {
		const { context, tools } = this;
		for (const job of jobs) {
			const keyed = keyedJobOf(job, this.#names);
			if (!keyed) continue;
			this.#jobs.set(keyed.identity, keyed);
			this.#turns.expect(keyed);
		}
		const count = this.#names.all.length;
		if (count > mostKeys) this.#problem = tooManyKeys(count);
		else if (!context) this.#problem = storeUnusable('The workflow is not saved.');
		if (this.#problem || !context) return;
		try {
			this.#parts = await beginParts(context, [...this.#jobs.values()], tools);
		} catch (error) {
			this.#problem = storeUnusable(error);
		}
	}

	async #known(
		identity: MessageIdentity,
		find: (job: KeyedJob, parts: OnceParts) => Promise<CallResult | undefined>,
	): Promise<CallResult | undefined> {
		const job = this.#jobs.get(identity);
		if (!job || !this.#parts) return undefined;
		try {
			return await find(job, this.#parts);
		} catch (error) {
			this.#problem ??= storeUnusable(error);
			return failed(this.#problem);
		}
	}

	#keyedOf({ call: { creates } }: Job): KeyedJob | undefined {
		return creates && this.#jobs.get(creates.identity);
	}
}
