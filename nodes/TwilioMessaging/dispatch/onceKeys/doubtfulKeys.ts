import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import { messageKey, placeOf } from '../../../twilio/message/identity';
import { createdAt, sidOf } from '../../../twilio/message/messageResource';
import { hasSameAddresses, lookOfListed } from '../../../twilio/message/sameMessage';
import type { SerialKeyStore } from '../claims/keyStore';
import type { LeftListings } from '../claims/leftListings';
import { isNotBefore, share, type Asker, type Whereabouts } from '../claims/sharing';
import type { PersonListing } from '../personListing';
import { hashOf } from '../record/hashOf';
import type { NamedKey } from './keyedJob';
import type { Origin, Origins } from './origins';
import { anyLook, lookKey, looksOfParts, sidKey } from './onceNames';

/** What it takes to find out what became of keys. */
export interface DoubtTools {
	readonly store: SerialKeyStore;
	readonly origins: Origins;
	/** How Twilio is asked about these, and perhaps others, since these times. */
	listingsFor(keys: ReadonlyArray<NamedKey & Origin>): LeftListings;
	/** All keys of the run that are in doubt, of those that it has asked for so far. */
	inDoubt(): readonly NamedKey[];
	/** Ends when all keys of a place were asked for. */
	askedAt(place: string): Promise<void>;
	/** Whether a message is known to belong to an item. */
	isTaken(place: string, sid: string): boolean;
}

type Found = ReadonlyMap<string, Whereabouts>;

/** A key that was begun, and which messages can have been sent under it. */
interface DoubtfulKey extends NamedKey, Origin {}

/** Whom a list serves. */
interface Served {
	readonly people: ReadonlySet<string>;
	readonly since: number;
	readonly of: LeftListings;
}

/** Finds in Twilio's list what was sent under keys that a run has begun which did not say how it ended. */
export class DoubtfulKeys {
	readonly #answers = new Map<string, Promise<Found | TwilioFailure | undefined>>();
	readonly #listings: Served[] = [];
	readonly #pauses = new Map<LeftListings, Promise<void>>();

	constructor(private readonly tools: DoubtTools) {}

	/** @returns a failure when Twilio could not be asked; undefined when the run has stopped */
	async find({ name, identity }: NamedKey): Promise<Whereabouts | TwilioFailure | undefined> {
		const place = placeOf(identity);
		// All of a place at once: what is taken for one of them is no other's.
		const answer = this.#answers.get(place) ?? this.#findAll(place, identity.to);
		this.#answers.set(place, answer);
		const found = await answer;
		if (!found || isFailure(found)) return found;
		return found.get(name.name) ?? { kind: 'unclear' };
	}

	async #findAll(place: string, to: string): Promise<Found | TwilioFailure | undefined> {
		await this.tools.askedAt(place);
		const all = await this.tools.origins.of(onceEach(this.tools.inDoubt()));
		const keys = all.filter(({ identity }) => placeOf(identity) === place);
		// What was begun elsewhere, or so long ago that nobody knows when, is not looked for.
		if (keys.length === 0) return new Map();
		const listings = this.#listingsFor(to, keys, all);
		const first = await this.#look(listings.now, place, keys, []);
		if (!first || isFailure(first)) return first;
		const taken = [...first.values()].flatMap((one) => (one.kind === 'sent' ? [one.message] : []));
		if (taken.length === keys.length) return first;
		const pause = this.#pauses.get(listings) ?? listings.pause();
		this.#pauses.set(listings, pause);
		await pause;
		const others = keys.filter(({ name }) => first.get(name.name)?.kind !== 'sent');
		const second = await this.#look(listings.later, place, others, taken);
		if (!second || isFailure(second)) return second;
		return new Map([...first, ...second]);
	}

	/** One serves all that are in doubt by then. */
	#listingsFor(
		to: string,
		keys: readonly DoubtfulKey[],
		all: readonly DoubtfulKey[],
	): LeftListings {
		const known = this.#listings.find(
			({ people, since }) => people.has(to) && since <= earliestOf(keys),
		);
		if (known) return known.of;
		const of = this.tools.listingsFor(all);
		const people = new Set(all.map(({ identity }) => identity.to));
		this.#listings.push({ people, since: earliestOf(all), of });
		return of;
	}

	async #look(
		listing: PersonListing,
		place: string,
		keys: readonly DoubtfulKey[],
		taken: readonly JsonObject[],
	): Promise<Found | TwilioFailure | undefined> {
		const [one] = keys;
		const listed = one && (await listing.messagesTo(one.identity));
		if (!listed || isFailure(listed)) return listed;
		const known = new Set(taken.map(sidOf));
		const since = earliestOf(keys);
		const free = listed.messages.filter(
			(message) =>
				hasSameAddresses(one.identity, message) &&
				isNotBefore(message, since) &&
				!known.has(sidOf(message)) &&
				!this.tools.isTaken(place, sidOf(message)),
		);
		const others = await this.tools.store.find(free.map((message) => sidKey(sidOf(message))));
		const messages = free.filter((message) => !others.has(sidKey(sidOf(message))));
		const askers = await this.#askersFor(keys, messages);
		const shared = share(askers, messages, listed.isComplete);
		return new Map([...shared].map(([asker, where]) => [asker.name, asker.conclude(where)]));
	}

	async #askersFor(
		keys: readonly DoubtfulKey[],
		messages: readonly JsonObject[],
	): Promise<KeyAsker[]> {
		const looks = [anyLook, looksOfParts, ...messages.map(lookHash)];
		const asked = keys.flatMap((key) =>
			[key.look, ...looks].flatMap((look) => lookKeys(key, look)),
		);
		const there = await this.tools.store.find([...new Set(asked)]);
		return keys.map((key) => askerOf(key, messages, (look) => has(there, key, look)));
	}
}

/** Two items may have the same key. */
function onceEach(keys: readonly NamedKey[]): NamedKey[] {
	return [...new Map(keys.map((key) => [key.name.name, key])).values()];
}

const earliestOf = (keys: readonly DoubtfulKey[]) => Math.min(...keys.map(({ since }) => since));

interface KeyAsker extends Asker {
	readonly name: string;
	conclude(where: Whereabouts): Whereabouts;
}

function askerOf(
	{ name: { name }, identity, look, since, until }: DoubtfulKey,
	messages: readonly JsonObject[],
	wasLike: (look: string) => boolean,
): KeyAsker {
	const isVague = wasLike(looksOfParts);
	const mayBeAny = isVague || wasLike(anyLook);
	const isErased = (message: JsonObject) => message.body === '';
	const looksRight = (message: JsonObject) => mayBeAny || wasLike(lookHash(message));
	const isLate = (message: JsonObject) => createdAt(message) > until;
	// Nobody may have sent so late: another key, node or person has. But a person is to say so.
	const isUnsure = messages.some(
		(message) =>
			isNotBefore(message, since) &&
			((!mayBeAny && isErased(message)) || (isLate(message) && looksRight(message))),
	);
	return {
		name,
		alike: !mayBeAny && wasLike(look) ? `${messageKey(identity)} ${since} ${until}` : name,
		fits: (message) => isNotBefore(message, since) && !isLate(message) && looksRight(message),
		conclude: (where) => {
			if (where.kind === 'sent' && isVague) return { kind: 'unclear' };
			return where.kind === 'notSent' && isUnsure ? { kind: 'unclear' } : where;
		},
	};
}

const lookHash = (message: JsonObject) => hashOf(lookOfListed(message));

const lookKeys = ({ name, runs }: DoubtfulKey, look: string) =>
	runs.map((run) => lookKey(name.name, look, run));

const has = (there: ReadonlySet<string>, key: DoubtfulKey, look: string) =>
	lookKeys(key, look).some((each) => there.has(each));
