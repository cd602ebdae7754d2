import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { findPairs } from './keyPairs';
import { sentKeys } from './onceNames';
import type { OnceName } from './sharedNames';

/** So long it is relied on that nobody has sent what is about to be sent, in milliseconds. */
const longest = 3000;
/** Where tests shorten the waits, no shorter than that: each look may leave doubt if the process is killed in the middle of it. */
const shortest = 200;
/** So many names at once: the store searches a row from its beginning for each key. */
const mostAtOnce = 80;

/** Looks again whether another process has sent what was written a while ago, and waits for its turn. */
export class FreshKeys {
	/** When the store was last asked, by `time.elapsed()`. */
	readonly #askedAt = new Map<OnceName, number>();
	#asking: Promise<void> = Promise.resolve();

	/** @param names in the order in which they are begun */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly names: readonly OnceName[],
	) {}

	/** The store was asked for these just now. */
	asked(names: readonly OnceName[]): void {
		for (const name of names) this.#askedAt.set(name, time.elapsed());
	}

	/**
	 * Ends when it is known well enough whether the name was sent.
	 *
	 * @throws the store's error
	 */
	async refresh(name: OnceName, position: number): Promise<void> {
		if (!this.#isStale(name)) return;
		const asking = this.#asking.then(async () => {
			if (this.#isStale(name)) await this.#ask(position);
		});
		this.#asking = asking.catch(ignore);
		await asking;
	}

	async #ask(position: number): Promise<void> {
		const names = this.names
			.slice(position, position + mostAtOnce)
			.filter((name) => this.#isStale(name));
		this.asked(names);
		const sent = await findPairs(
			this.store,
			names.map(({ name }) => sentKeys(name)),
		);
		for (const name of names)
			if (name.standing === 'free' && sent.has(sentKeys(name.name))) name.standing = 'sent';
	}

	#isStale(name: OnceName): boolean {
		const askedAt = this.#askedAt.get(name);
		return (
			name.standing === 'free' &&
			askedAt !== undefined &&
			time.elapsed() - askedAt > Math.max(shortest, longest * time.scale)
		);
	}
}

const ignore = () => undefined;
