import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import type { GiveWay } from './giveWay';
import type { Heartbeat } from './heartbeat';
import { findPairs } from './keyPairs';
import type { NamedKey } from './keyedJob';
import type { KeyOrder } from './keyOrder';
import { sentKeys } from './onceNames';
import type { OnceName } from './sharedNames';

/** So long it is relied on that nobody has sent what is about to be sent, in milliseconds. */
const longest = 3000;
/** Where tests shorten the waits, no shorter than that: each look may leave doubt if the process is killed in the middle of it. */
const shortest = 200;
/** So many names at once: the store searches a row from its beginning for each key. */
const mostAtOnce = 80;

/** Looks again whether another process has sent, or taken over, what was written a while ago. */
export class FreshKeys {
	/** When the store was last asked, by `time.elapsed()`. */
	readonly #askedAt = new Map<OnceName, number>();
	#asking: Promise<void> = Promise.resolve();

	constructor(
		private readonly store: SerialKeyStore,
		private readonly order: KeyOrder,
		private readonly heartbeat: Heartbeat,
		private readonly giveWay: GiveWay,
	) {}

	/** @param at when the store was last asked for these, by `time.elapsed()` */
	asked(names: readonly OnceName[], at = time.elapsed()): void {
		for (const name of names) this.#askedAt.set(name, at);
	}

	/**
	 * Ends when it is known well enough whether these were sent.
	 *
	 * @throws the store's error
	 */
	async refresh(names: readonly NamedKey[]): Promise<void> {
		for (const { name } of names) await this.#refresh(name);
	}

	async #refresh(name: OnceName): Promise<void> {
		if (!this.#isStale(name)) return;
		const asking = this.#asking.then(async () => {
			if (this.#isStale(name)) await this.#ask(this.order.positionOf(name) ?? 0);
		});
		this.#asking = asking.catch(ignore);
		await asking;
	}

	async #ask(position: number): Promise<void> {
		const named = this.order.named
			.slice(position, position + mostAtOnce)
			.filter(({ name }) => this.#isStale(name));
		const since = named.map(({ name }) =>
			Math.max(this.#askedAt.get(name) ?? 0, this.giveWay.checkedAt(name)),
		);
		const mayBeTaken = this.heartbeat.wasSilentSince(Math.min(...since));
		// Whoever takes over what this run has begun sees from now on that it lives.
		if (mayBeTaken) await this.heartbeat.show();
		const sent = await findPairs(
			this.store,
			named.map(({ name }) => sentKeys(name.name)),
		);
		for (const { name } of named)
			if (name.standing === 'free' && sent.has(sentKeys(name.name))) name.standing = 'sent';
		if (mayBeTaken) await this.giveWay.check(this.order.named);
		// Not before: nobody is to rely on an answer that has not come.
		this.asked(named.map(({ name }) => name));
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
