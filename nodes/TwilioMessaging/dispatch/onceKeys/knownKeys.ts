import { isFailure } from '../../../twilio/api/failure';
import { done, failed, notAttempted, type CallResult } from '../callResult';
import { stillUnknown } from '../openQuestions';
import type { DoubtfulKeys } from './doubtfulKeys';
import type { KeyDetails } from './keyDetails';
import { namedKeysOf, type KeyedJob, type NamedKey } from './keyedJob';
import { keyInDoubt, keyInProgress, keyUnclear, passedOver } from './onceResults';
import type { SentKeys } from './sentKeys';

/** What is known of a job's message once the store has been asked. */
export class KnownKeys {
	/** Items of several parts that were sent before. */
	readonly #passedOver = new Set<number>();

	constructor(
		private readonly doubts: DoubtfulKeys,
		private readonly sent: SentKeys,
		private readonly details: KeyDetails,
	) {}

	/** What the message comes to if it is not to be sent; undefined when it may be. */
	async of(job: KeyedJob): Promise<CallResult | undefined> {
		const { item, own } = job;
		if (item === own) return await this.#knownOf(job, { ...job, name: own });
		if (this.#passedOver.has(job.job.itemIndex)) return done([]);
		const isBegun = own.standing !== 'free';
		// As long as the text is the one that was begun, its parts tell what is missing of it.
		const isSameText = isBegun || job.job.part > 0;
		if (item.standing === 'sent' || !isSameText) {
			const [whole] = namedKeysOf(job);
			const known = whole && (await this.#knownOf(job, whole));
			if (known?.kind === 'done') this.#passedOver.add(job.job.itemIndex);
			if (known) return known;
		}
		return await this.#knownOf(job, { ...job, name: own });
	}

	/** What is known under one of a job's names. */
	async #knownOf(job: KeyedJob, named: NamedKey): Promise<CallResult | undefined> {
		const { name } = named;
		if (name.standing === 'free') return undefined;
		if (name.standing === 'sent') return passedOver(job);
		if (name.standing !== 'begunBefore') return failed(keyInDoubt);
		if (name.isAnothers) return failed(keyInProgress);
		const found = await this.doubts.find(named);
		if (!found) return notAttempted;
		if (isFailure(found)) return failed(stillUnknown(found, 'An earlier execution'));
		if (found.kind === 'unclear') return failed(keyUnclear);
		if (found.kind === 'inProgress') return failed(keyInProgress);
		if (found.kind === 'sent') {
			this.sent.found(name, found.message);
			return passedOver(job);
		}
		if (found.kind === 'sentMeanwhile') {
			name.standing = 'sent';
			return passedOver(job);
		}
		if (found.kind === 'givenBack') {
			this.details.forget(name.name);
			name.isGivenBack = true;
		}
		name.standing = 'free';
		return undefined;
	}
}
