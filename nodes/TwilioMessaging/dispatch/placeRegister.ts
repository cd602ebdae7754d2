import { placeOf, type MessageIdentity } from '../../twilio/message/identity';
import { comparableText, lookAlike, lookOf } from '../../twilio/message/sameMessage';
import { time } from './time';
import { ownClockMargin } from './twilioClock';

/** How long a message may be taken for one that was begun after it, as far as clocks may be wrong. */
const confusable = 2 * ownClockMargin;
/** How long it is remembered that nobody knows what became of a message. */
const longestDoubt = 24 * 3600_000;
const mostDoubts = 10_000;

/** A message that is on its way, or of which nobody knows what became. */
class Creation {
	/** By `time.elapsed()`. */
	readonly began = time.elapsed();
	/** Settled when its request and the look-ups after it are over. */
	ended: Promise<unknown> = Promise.resolve();
	#look: string | undefined;

	constructor(
		readonly place: string,
		private readonly identity: MessageIdentity,
		readonly owner: object,
	) {}

	/** As in `lookOf`; most messages are alone in their place, where nobody asks. */
	get look(): string {
		this.#look ??= lookOf(this.identity, comparableText(this.identity));
		return this.#look;
	}
}

/** A message that belongs to an item. */
interface Accepted {
	readonly place: string;
	/** By `time.elapsed()`. */
	readonly at: number;
	/** Tells the execution. */
	readonly owner: object;
}

interface Place {
	readonly underWay: Set<Creation>;
	readonly inDoubt: Set<Creation>;
	/** SIDs that could be taken for one in doubt, and whose they are. */
	readonly accepted: Map<string, object>;
}

/**
 * Which messages are in flight or in doubt, of all executions in this process, by the place where
 * Twilio files them. Of messages that Twilio's records could not tell apart, only one is in flight at a
 * time: as long as it is unknown what became of it, another one could be taken for it.
 */
export class PlaceRegister {
	readonly #places = new Map<string, Place>();
	/** By SID, in their order. */
	readonly #recent = new Map<string, Accepted>();
	readonly #doubts = new Set<Creation>();

	/**
	 * Runs `begin` when all messages that look like this one and came before it have ended.
	 *
	 * @param owner tells the execution
	 * @param isOpen whether it is unknown, after that, what became of the message
	 */
	async run<Result>(
		identity: MessageIdentity,
		owner: object,
		begin: () => Promise<Result>,
		isOpen: (result: Result) => boolean,
	): Promise<Result> {
		const place = placeOf(identity);
		const creation = new Creation(place, identity, owner);
		const { underWay } = this.#open(place);
		const before = [...underWay].filter((other) => lookAlike(other.look, creation.look));
		const began = before.length === 0 ? begin() : waitFor(before).then(begin);
		creation.ended = began;
		underWay.add(creation);
		let isDoubt = true;
		try {
			const result = await began;
			isDoubt = isOpen(result);
			return result;
		} finally {
			underWay.delete(creation);
			if (isDoubt) this.#doubt(creation);
			this.#close(place);
		}
	}

	/**
	 * Notes that a message belongs to an item.
	 *
	 * @param owner tells the execution
	 */
	noteAccepted(place: string, sid: string, owner: object): void {
		// A retry that asks another host or account knows it again, and that is not where it lies.
		if (!this.#recent.has(sid)) this.#recent.set(sid, { place, at: time.elapsed(), owner });
		this.#prune();
	}

	/** Whether a message is known to belong to an item of this process. */
	isTaken(place: string, sid: string): boolean {
		return this.ownerOf(place, sid) !== undefined;
	}

	/** The execution of this process that a message belongs to, if one is known. */
	ownerOf(place: string, sid: string): object | undefined {
		return this.#recent.get(sid)?.owner ?? this.#places.get(place)?.accepted.get(sid);
	}

	/** SIDs in these places that are known to belong to items. */
	takenIn(places: ReadonlySet<string>): string[] {
		const taken: string[] = [];
		for (const [sid, { place }] of this.#recent) if (places.has(place)) taken.push(sid);
		for (const place of places) taken.push(...(this.#places.get(place)?.accepted.keys() ?? []));
		return taken;
	}

	/** Nothing like this message is in doubt in the execution any more: it was accepted, or refused. */
	settle(identity: MessageIdentity, owner: object): void {
		if (this.#doubts.size === 0) return;
		const settled = new Creation(placeOf(identity), identity, owner);
		for (const creation of this.#places.get(settled.place)?.inDoubt ?? [])
			if (creation.owner === owner && creation.look === settled.look) this.#forget(creation);
	}

	#open(place: string): Place {
		const known = this.#places.get(place);
		if (known) return known;
		const opened = {
			underWay: new Set<Creation>(),
			inDoubt: new Set<Creation>(),
			accepted: new Map<string, object>(),
		};
		this.#places.set(place, opened);
		return opened;
	}

	#close(place: string): void {
		const { underWay, inDoubt } = this.#open(place);
		if (underWay.size + inDoubt.size === 0) this.#places.delete(place);
	}

	#doubt(creation: Creation): void {
		this.#open(creation.place).inDoubt.add(creation);
		this.#doubts.add(creation);
		this.#forgetOldDoubts();
	}

	#forgetOldDoubts(): void {
		for (const oldest of this.#doubts) {
			const isOld = time.elapsed() - oldest.began > longestDoubt;
			if (!isOld && this.#doubts.size <= mostDoubts) return;
			this.#forget(oldest);
		}
	}

	#forget(creation: Creation): void {
		this.#doubts.delete(creation);
		this.#open(creation.place).inDoubt.delete(creation);
		this.#close(creation.place);
	}

	/** Lets go of what can be taken for nothing any more. */
	#prune(): void {
		this.#forgetOldDoubts();
		const now = time.elapsed();
		for (const [sid, { place, at, owner }] of this.#recent) {
			if (now - at < confusable) return;
			this.#recent.delete(sid);
			const open = this.#places.get(place);
			const isConfusable =
				open !== undefined &&
				[...open.underWay, ...open.inDoubt].some(({ began }) => began - ownClockMargin <= at);
			if (isConfusable) open.accepted.set(sid, owner);
		}
	}
}

async function waitFor(creations: readonly Creation[]): Promise<void> {
	await Promise.allSettled(creations.map(({ ended }) => ended));
}
