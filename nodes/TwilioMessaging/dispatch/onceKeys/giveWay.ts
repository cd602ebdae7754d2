import { each } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import type { KeyDetails } from './keyDetails';
import type { NamedKey } from './keyedJob';
import { takeOverKeys, type OnceRunId } from './onceNames';
import type { Origins } from './origins';
import type { SentKeys } from './sentKeys';

/** What it takes to leave keys to others. */
export interface GiveWayTools {
	readonly store: SerialKeyStore;
	readonly run: OnceRunId;
	readonly origins: Origins;
	readonly details: KeyDetails;
	readonly sent: SentKeys;
}

/**
 * Leaves to others what they have taken over: a run that waits for another one is silent, and may be taken for dead.
 * Whoever takes a key over sees from what is missing then that this run does not send it.
 */
export class GiveWay {
	constructor(private readonly tools: GiveWayTools) {}

	/**
	 * Ends when this run has given way with those of the keys that others have taken over.
	 *
	 * @param keys of this run
	 * @throws the store's error
	 */
	async check(keys: readonly NamedKey[]): Promise<void> {
		const { store, run, origins, details } = this.tools;
		const sharedOf = ({ name }: NamedKey) => takeOverKeys(name.name, 0, run)[0];
		const own = keys.filter((key) => this.#isToSend(key));
		const there = await store.find(each(own.map(sharedOf)));
		const taken = own.filter((key) => there.mayHave(sharedOf(key)) && this.#isToSend(key));
		if (taken.length === 0) return;
		origins.forget(taken);
		// A process that has died while it asked may have left it: then nobody else has begun the key.
		const ofOthers = (await origins.of(taken)).filter((key) => this.#isToSend(key));
		for (const { name } of ofOthers) name.standing = 'begunBefore';
		await store.remove(ofOthers.flatMap(({ name }) => details.takeOwn(name.name)));
	}

	/** Whether it is this run's, and no request has left for it. */
	#isToSend({ name }: NamedKey): boolean {
		const { details, sent } = this.tools;
		const isOwn = details.of(name).length > 0 && !details.isTakenOver(name.name);
		return name.standing === 'free' && isOwn && !sent.hasBegun(name);
	}
}
