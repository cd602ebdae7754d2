import type { JsonObject } from '../../../twilio/api/json';
import { sidOf } from '../../../twilio/message/messageResource';
import type { CallResult } from '../callResult';
import type { SerialKeyStore } from '../claims/keyStore';
import type { ListingTools } from '../claims/leftListings';
import type { KeyedJob } from './keyedJob';
import { begunKey, sentKeys, sidKey } from './onceNames';
import type { OnceRun } from './onceRun';
import { SentNotes } from './sentNotes';
import type { OnceName } from './sharedNames';

/** Notes what became of the messages of keys. */
export class SentKeys {
	/** Of the messages of this run. */
	readonly sidKeys: string[] = [];
	readonly #notes: SentNotes;
	readonly #begun = new Set<OnceName>();

	constructor(
		store: SerialKeyStore,
		private readonly tools: ListingTools,
		private readonly run: OnceRun,
	) {
		this.#notes = new SentNotes(store, tools.waiting, run);
	}

	/** A request for the job may leave from now on. */
	begun({ own }: KeyedJob): void {
		this.#begun.add(own);
		own.isLeaving = true;
	}

	/** Whether a request of this run may have left for the message of this name. */
	hasBegun(name: OnceName): boolean {
		return this.#begun.has(name);
	}

	/** No request for the job leaves any more. */
	ended({ own }: KeyedJob): void {
		if (this.#begun.has(own)) own.isLeaving = false;
	}

	/** Twilio has the message of a job. */
	accepted({ job, item, own }: KeyedJob, sid: string): void {
		this.#tellTime();
		this.#noteSent(own, sid);
		if (own !== item && item.standing !== 'sent' && job.part < job.parts - 1)
			item.standing = 'unknown';
	}

	/** A run before had sent it. */
	found(name: OnceName, message: JsonObject): void {
		this.#noteSent(name, sidOf(message));
	}

	/** How a job ended. */
	settle({ job, item, own }: KeyedJob, result: CallResult): void {
		const isOpen = result.kind === 'failed' && result.failure.outcome === 'unknown';
		if (isOpen && this.#begun.has(own)) {
			for (const name of [own, item]) if (name.standing === 'free') name.standing = 'unknown';
		}
		const isLast = job.part === job.parts - 1;
		if (result.kind !== 'done' || !isLast || own === item || own.standing !== 'sent') return;
		if (item.standing === 'sent') return;
		item.standing = 'sent';
		this.#notes.note(sentKeys(item.name), [begunKey(item.name)]);
	}

	/**
	 * Ends when all is written.
	 *
	 * @param hasOthers whether other processes may be writing to the row
	 * @throws the store's error
	 */
	async end(hasOthers: boolean): Promise<void> {
		await this.#notes.end(hasOthers);
	}

	#noteSent(name: OnceName, sid: string): void {
		name.standing = 'sent';
		this.sidKeys.push(sidKey(sid));
		this.#notes.note([...sentKeys(name.name), sidKey(sid)], [begunKey(name.name)]);
	}

	/** This process's own clock may be wrong. */
	#tellTime(): void {
		const { clock } = this.tools;
		const keys = clock.isSet ? this.run.timeKeys(clock) : [];
		if (keys.length > 0) this.#notes.note([], keys);
	}
}
