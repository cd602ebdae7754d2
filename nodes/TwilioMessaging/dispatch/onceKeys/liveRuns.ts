import type { SerialKeyStore } from '../claims/keyStore';
import { findPairs } from './keyPairs';
import type { DoubtfulKey } from './keyAskers';
import { sentKeys, type OnceRunId } from './onceNames';

/** So often it is waited for a run that goes on sending. */
export const mostPauses = 12;

/** What has happened by the end of a pause. */
export interface Progress {
	/** Names that others have sent meanwhile. */
	readonly sent: ReadonlySet<string>;
	/** Runs that have sent some of them: their processes live, and will send the rest. */
	readonly live: ReadonlySet<OnceRunId>;
}

/** Tells runs that go on sending in another process from those that were killed. */
export class LiveRuns {
	readonly #pauses: Array<Promise<Progress>> = [];
	readonly #settled = new Set<string>();

	/**
	 * @param keys what runs have begun and not settled
	 * @param pause ends when it is time to look again
	 */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly keys: readonly DoubtfulKey[],
		private readonly pause: () => Promise<void>,
	) {}

	/** This process has found out that it was sent: that is nobody's progress. */
	settled(name: string): void {
		this.#settled.add(name);
	}

	/** What has happened by the end of this pause, counted from 0; all who ask for the same one wait for it together. */
	async after(pause: number): Promise<Progress> {
		return await (this.#pauses[pause] ??= this.#look());
	}

	async #look(): Promise<Progress> {
		await this.pause();
		const open = this.keys.filter(
			({ name }) => name.standing === 'begunBefore' && !this.#settled.has(name.name),
		);
		const pairOf = ({ name }: DoubtfulKey) => sentKeys(name.name);
		const answer = await findPairs(this.store, open.map(pairOf));
		const sent = open.filter((key) => answer.has(pairOf(key)));
		for (const { name } of sent) this.settled(name.name);
		return {
			sent: new Set(sent.map(({ name }) => name.name)),
			live: new Set(sent.flatMap(({ runs }) => runs)),
		};
	}
}
