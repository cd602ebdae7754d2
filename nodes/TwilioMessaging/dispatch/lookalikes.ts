import type { MessageIdentity } from '../call';

/** A message whose sending has begun, or waits to begin. */
interface Pending {
	/** As in `MessageIdentity`. */
	readonly likeness: string;
	readonly ended: Promise<unknown>;
}

/**
 * Lets messages that Twilio's records could not tell apart go one after another: as long as it is
 * unknown what became of one, the next must not begin, or either could be taken for the other.
 */
export class LookalikeQueues {
	readonly #pending = new Map<string, Pending[]>();
	/** Places in which one message can look like anything: there, all are look-alikes. */
	readonly #wildPlaces: Set<string>;

	/** @param known messages that are to come, as far as that is known */
	constructor(known: Iterable<MessageIdentity>) {
		this.#wildPlaces = new Set();
		for (const { place, likeness } of known) if (likeness === '') this.#wildPlaces.add(place);
	}

	/** Runs `begin` when all messages that look like this one and came before it have ended. */
	async run<Result>(
		{ place, likeness }: MessageIdentity,
		begin: () => Promise<Result>,
	): Promise<Result> {
		if (likeness === '') this.#wildPlaces.add(place);
		const isWild = this.#wildPlaces.has(place);
		const inPlace = this.#pending.get(place) ?? [];
		const before = inPlace
			.filter((other) => isWild || other.likeness === likeness)
			.map(({ ended }) => ended);
		const ended = before.length === 0 ? begin() : Promise.allSettled(before).then(begin);
		const entry = { likeness, ended };
		this.#pending.set(place, [...inPlace, entry]);
		try {
			return await ended;
		} finally {
			this.#forget(place, entry);
		}
	}

	#forget(place: string, entry: Pending): void {
		const others = (this.#pending.get(place) ?? []).filter((other) => other !== entry);
		if (others.length === 0) this.#pending.delete(place);
		else this.#pending.set(place, others);
	}
}
