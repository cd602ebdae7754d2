import { about } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { begunByOthers } from './begunByOthers';
import type { KeyDetails } from './keyDetails';
import type { NamedKey } from './keyedJob';
import {
	begunKey,
	byKey,
	detailKeys,
	goesOnKey,
	looksOfParts,
	openKey,
	takeOverKeys,
	type OnceRunId,
} from './onceNames';
import type { Origins } from './origins';
import type { SentKeys } from './sentKeys';
import type { OnceName } from './sharedNames';
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
	readonly #checkedAt = new Map<OnceName, number>();

	constructor(private readonly tools: GiveWayTools) {}

	/** When it was last looked who has taken it over, by `time.elapsed()`. */
	checkedAt(name: OnceName): number {
		return this.#checkedAt.get(name) ?? -Infinity;
	}

	/**
	 * Ends when this run has given way with those of the keys that others have taken over.
	 *
	 * @param keys all of this run
	 * @throws the store's error
	 */
	async check(keys: readonly NamedKey[]): Promise<void> {
		const own = keys.filter((key) => this.#isToSend(key));
		const began = time.elapsed();
		const runs = await this.tools.otherRuns();
		if (own.length > 0) await this.#check(own, runs);
		for (const { name } of own) this.#checkedAt.set(name, began);
	}

	async #check(own: readonly NamedKey[], runs: readonly OnceRunId[]): Promise<void> {
		const { store, run, origins, details } = this.tools;
		for (const { name } of own) details.noteTakeOver(name.name, [goesOnKey(name.name, run)]);
		const written = own.flatMap(({ name: { name } }) => [byKey(name, run), goesOnKey(name, run)]);
		const there = new Set(await store.add(written));
		const gone = own.filter(({ name }) => !there.has(byKey(name.name, run)));
		const begun = await this.#beginAgain(gone, runs);
		const taken = [...begun, ...(await this.#takenOf(own, runs))];
		// It was not known yet that others have begun it, and they may soon have given it back.
		origins.forget(taken);
		await origins.of(taken);
		await store.remove(taken.map(({ name }) => goesOnKey(name.name, run)));
	}

	/**
	 * Whoever had taken keys over has removed what this run had written: it has sent them, or given them back.
	 *
	 * @returns those that another process has begun since
	 */
	async #beginAgain(
		gone: readonly NamedKey[],
		runs: readonly OnceRunId[],
	): Promise<readonly NamedKey[]> {
		const { store, run, details } = this.tools;
		const keysOf = ({ name: { name }, look }: NamedKey) => [
			...[begunKey(name), openKey(name)],
			...detailKeys(name, look, run),
		];
		const there = new Set(await store.add(gone.flatMap(keysOf)));
		const begun = gone.filter((key) => there.has(begunKey(key.name.name)) && this.#isToSend(key));
		const isSent = ({ name: { name } }: NamedKey) => !there.has(openKey(name));
		const sent = begun.filter(isSent);
		for (const { name } of sent) name.standing = 'sent';
		await store.remove(sent.map(({ name }) => openKey(name.name)));
		const open = begun.filter((key) => !isSent(key));
		const names = open.map(({ name }) => name);
		// The others are those of another run of this process.
		const ofOthers = await begunByOthers(store, names, runs, details);
		return open.filter((key) => ofOthers.has(key.name) && this.#leave(key));
	}

	async #takenOf(
		own: readonly NamedKey[],
		runs: readonly OnceRunId[],
	): Promise<readonly NamedKey[]> {
		const { store, details, takeOver } = this.tools;
		const names = own.map(({ name }) => name);
		const begun = await begunByOthers(store, names, runs, details);
		const asked = own
			.filter(({ name }) => begun.has(name))
			.map((key) => ({ key, times: takeOver.mayFollow(key.name.name) }));
		const overs = ({ name }: NamedKey, times: number) =>
			runs.map((run) => takeOverKeys(name.name, times, run)[1]);
		const there = await store.find(
			asked.flatMap(({ key, times }) =>
				about(
					`${key.name.name} over`,
					times.flatMap((each) => overs(key, each)),
				),
			),
		);
		const taken: NamedKey[] = [];
		for (const { key, times } of asked) {
			const isThere = (each: number) => overs(key, each).some((over) => there.mayHave(over));
			const last = times.filter(isThere).at(-1);
			if (last === undefined || !this.#leave(key)) continue;
			takeOver.leave(key.name.name, last);
			taken.push(key);
		}
		return taken;
	}

	/** @returns false when a request has left for it meanwhile */
	#leave(key: NamedKey): boolean {
		if (!this.#isToSend(key)) return false;
		key.name.standing = 'begunBefore';
		this.tools.details.giveWay(key.name.name);
		return true;
	}

	/** Whether no request has left for it: neither of this run, nor of another one of this process. */
	#isToSend({ name, look }: NamedKey): boolean {
		const { details, sent } = this.tools;
		const isOwn = details.of(name).length > 0;
		// The parts of a text have names of their own.
		const isBegun = name.isLeaving || sent.hasBegun(name);
		return name.standing === 'free' && isOwn && look !== looksOfParts && !isBegun;
	}
}
