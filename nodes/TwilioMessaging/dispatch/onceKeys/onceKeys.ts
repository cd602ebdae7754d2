import type { TwilioFailure } from '../../../twilio/api/failure';
import { placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { reasonOf } from '../../../twilio/values/reasonOf';
import { failed, notAttempted, type CallResult } from '../callResult';
import type { ClaimContext } from '../claims/claimContext';
import { SerialKeyStore } from '../claims/keyStore';
import { leftListings, type ListingTools } from '../claims/leftListings';
import type { Job } from '../job';
import { DoubtfulKeys } from './doubtfulKeys';
import { giveBack } from './giveBack';
import { KeyClaims } from './keyClaims';
import { inDoubt, keyedJobOf, type KeyedJob } from './keyedJob';
import { storeUnusable, tooManyKeys } from './onceResults';
import { mostKeys } from './onceNames';
import { OnceRun } from './onceRun';
import { Origins } from './origins';
import { hasOtherOnceRuns } from './otherRuns';
import { KnownKeys } from './knownKeys';
import { SentKeys } from './sentKeys';
import { SharedNames } from './sharedNames';
import { Turns } from './turns';

/** What keys need of the run. */
export interface OnceTools extends ListingTools {
	readonly mayStart: () => boolean;
	/** Whether a message is known to belong to an item. */
	isTaken(place: string, sid: string): boolean;
}

/** What is there once the store has answered. */
interface Parts {
	readonly claims: KeyClaims;
	readonly sent: SentKeys;
	readonly known: KnownKeys;
	readonly run: OnceRun;
	readonly store: SerialKeyStore;
}

/**
 * Send Once Key: recipients already sent to under it are skipped. What is about to be sent is
 * written before it leaves, and that it was sent as soon as Twilio has it.
 */
export class OnceKeys {
	readonly #jobs = new Map<MessageIdentity, KeyedJob>();
	readonly #turns: Turns;
	readonly #names: SharedNames;
	#parts: Parts | undefined;
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
		if (keyed) this.#turns.settle(keyed, result);
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
		const job = this.#jobs.get(identity);
		if (!job || !this.#parts) return undefined;
		try {
			await this.#parts.claims.asked(job);
			const known = await this.#parts.known.of(job);
			if (known) return known;
			await this.#parts.claims.begin(job);
			this.#parts.sent.begun(job);
			return undefined;
		} catch (error) {
			this.#problem ??= storeUnusable(error);
			return failed(this.#problem);
		}
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
			this.#parts?.run.end();
		}
	}

	async #giveBack({ claims, sent, run, store }: Parts): Promise<void> {
		const row = this.context?.row ?? '';
		await claims.end();
		const hasOthers = await hasOtherOnceRuns(store, row);
		await sent.end(hasOthers);
		await giveBack({ store, names: this.#names, claims, sent, run, row, hasOthers });
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
			const store = new SerialKeyStore(context.store, context.row);
			const [first] = this.#jobs.values();
			const account = first?.identity.account ?? '';
			const run = await OnceRun.begin(store, context.row, account);
			const claims = new KeyClaims(store, tools, run, [...this.#jobs.values()]);
			const sent = new SentKeys(store, tools, run);
			const origins = new Origins(store, context.row, account);
			const known = new KnownKeys(this.#doubtsWith(store, origins, claims), sent);
			this.#parts = { claims, sent, known, run, store };
		} catch (error) {
			this.#problem = storeUnusable(error);
		}
	}

	#keyedOf({ call: { creates } }: Job): KeyedJob | undefined {
		return creates && this.#jobs.get(creates.identity);
	}

	#doubtsWith(store: SerialKeyStore, origins: Origins, claims: KeyClaims): DoubtfulKeys {
		const jobs = [...this.#jobs.values()];
		return new DoubtfulKeys({
			store,
			origins,
			listingsFor: (keys) => leftListings(keys, this.tools, 'anySender'),
			inDoubt: () => jobs.flatMap(inDoubt),
			askedAt: async (place) => {
				const there = jobs.filter(({ identity }) => placeOf(identity) === place);
				for (const job of there) await claims.asked(job);
			},
			isTaken: (place, sid) => this.tools.isTaken(place, sid),
		});
	}
}
