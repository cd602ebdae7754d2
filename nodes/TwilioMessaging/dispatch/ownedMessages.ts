import { time } from './time';

/** How long a message may be mistaken for a later one with the same text, in milliseconds. */
const ownershipMilliseconds = 10 * 60_000;

interface Owned {
	/** Where Twilio files it. */
	readonly place: string;
	/** When it became known, in milliseconds since 1970. */
	readonly since: number;
}

/**
 * Messages that are known to be some item's own, by SID. It reaches beyond the run: in a loop, the
 * message of the last round must not be taken for this round's.
 */
const owned = new Map<string, Owned>();

/** Whether a message is known to belong to an item already. */
export function isOwned(sid: string): boolean {
	return owned.has(sid);
}

/** Notes that a message belongs to an item. */
export function own(sid: string, place: string): void {
	const now = time.now();
	owned.delete(sid);
	owned.set(sid, { place, since: now });
	for (const [oldest, { since }] of owned) {
		if (now - since < ownershipMilliseconds) return;
		owned.delete(oldest);
	}
}

/** A message that is known to be some item's own. */
export interface OwnedMessage {
	readonly sid: string;
	/** Where Twilio files it. */
	readonly place: string;
}

/** The messages in some places that are known to belong to items. */
export function ownedIn(places: ReadonlySet<string>): OwnedMessage[] {
	return [...owned].flatMap(([sid, { place }]) => (places.has(place) ? [{ sid, place }] : []));
}
