import { about } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { begunByOthers } from './begunByOthers';
import type { KeyDetails } from './keyDetails';
import type { NamedKey } from './keyedJob';
import { goesOnKey, looksOfParts, takeOverKeys, type OnceRunId } from './onceNames';
import type { Origins } from './origins';
import type { SentKeys } from './sentKeys';
import type { TakeOver } from './takeOver';

/** What it takes to leave keys to others. */
export interface GiveWayTools {
	readonly store: SerialKeyStore;
	readonly run: OnceRunId;
	readonly origins: Origins;
	readonly details: KeyDetails;
	readonly sent: SentKeys;
	readonly takeOver: TakeOver;
	/** The runs of other processes in the row. */
	otherRuns(): Promise<readonly OnceRunId[]>;
}

/**
 * Leaves to others what they have taken over: a run that waits for another one is silent, and may be taken for dead.
 * When it goes on, it first writes that it does, and then looks who has taken what over; whoever takes something
 * over looks after that who goes on. So at least one of them knows of the other.
 */
export class GiveWay {
	/** By `time.elapsed()`. */
	#checkedAt = -Infinity;

	constructor(private readonly tools: GiveWayTools) {}

	/** When it was last looked. */
	get checkedAt(): number {
		return this.#checkedAt;
	}

	/**
	 * Ends when this run has given way with those of the keys that others have taken over.
	 *
	 * @param keys all of this run
	 * @throws the store's error
	 */
	async check(keys: readonly NamedKey[]): Promise<void> {
		const { store, run, origins, details } = this.tools;
		const own = keys.filter((key) => this.#isToSend(key));
		const runs = await this.tools.otherRuns();
		this.#checkedAt = time.elapsed();
		if (own.length === 0 || runs.length === 0) return;
		for (const { name } of own) details.noteTakeOver(name.name, [goesOnKey(name.name, run)]);
		await store.add(own.map(({ name }) => goesOnKey(name.name, run)));
		const taken = await this.#takenOf(own, runs);
		for (const { name } of taken) {
			name.standing = 'begunBefore';
			details.giveWay(name.name);
		}
		// It was not known yet that others have begun it.
		origins.forget(taken);
		await store.remove(taken.map(({ name }) => goesOnKey(name.name, run)));
	}

	async #takenOf(
		own: readonly NamedKey[],
		runs: readonly OnceRunId[],
	): Promise<readonly NamedKey[]> {
		const { store, details, takeOver } = this.tools;
		const names = own.map(({ name }) => name);
		const begun = await begunByOthers(store, names, runs, details);
		const overs = ({ name }: NamedKey) =>
			takeOver
				.mayFollow(name.name)
				.flatMap((times) => runs.map((run) => takeOverKeys(name.name, times, run)[1]));
		const asked = own.filter(({ name }) => begun.has(name));
		const there = await store.find(
			asked.flatMap((key) => about(`${key.name.name} over`, overs(key))),
		);
		const isTaken = (key: NamedKey) => overs(key).some((over) => there.mayHave(over));
		return asked.filter((key) => this.#isToSend(key) && isTaken(key));
	}

	/** Whether no request has left for it, and no other run of this process has it: that one could be sending it. */
	#isToSend({ name, look }: NamedKey): boolean {
		const { details, sent } = this.tools;
		const isOwn = name.users === 1 && details.of(name).length > 0;
		// The parts of a text have names of their own.
		return name.standing === 'free' && isOwn && look !== looksOfParts && !sent.hasBegun(name);
	}
}
