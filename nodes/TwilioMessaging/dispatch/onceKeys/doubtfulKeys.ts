import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import { placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { createdAt, sidOf } from '../../../twilio/message/messageResource';
import { hasSameAddresses, isSentByApi } from '../../../twilio/message/sameMessage';
import { each, type Answer } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import type { LeftListings } from '../claims/leftListings';
import { isNotBefore, share, type Whereabouts } from '../claims/sharing';
import type { PersonListing } from '../personListing';
import { askersFor, type DoubtfulKey, type ListedForKeys } from './keyAskers';
import type { NamedKey } from './keyedJob';
import type { Origin, Origins } from './origins';
import { sidKey } from './onceNames';

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
		// What was begun so long ago that nobody knows when is not looked for.
		if (keys.length === 0) return new Map();
		const listings = this.#listingsFor(to, keys, all);
		const first = await this.#look(listings.now, keys, []);
		if (!first || isFailure(first)) return first;
		const taken = [...first.values()].flatMap((one) => (one.kind === 'sent' ? [one.message] : []));
		if (taken.length === keys.length) return first;
		const pause = this.#pauses.get(listings) ?? listings.pause();
		this.#pauses.set(listings, pause);
		await pause;
		const others = keys.filter(({ name }) => first.get(name.name)?.kind !== 'sent');
		const second = await this.#look(listings.later, others, taken);
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
		keys: readonly DoubtfulKey[],
		taken: readonly JsonObject[],
	): Promise<Found | TwilioFailure | undefined> {
		const [one] = keys;
		const listed = one && (await listing.messagesTo(one.identity));
		if (!listed || isFailure(listed)) return listed;
		const { notes, ...sorted } = await this.#sortOut(one.identity, keys, listed.messages, taken);
		const askers = await askersFor(this.tools.store, keys, sorted);
		const shared = share(askers, sorted.free, listed.isComplete);
		const conclude = (where: Whereabouts): Whereabouts =>
			where.kind === 'sent' && notes.isDoubtful(sidKeyOf(where.message))
				? { kind: 'unclear' }
				: where;
		return new Map(
			[...shared].map(([asker, where]) => [asker.name, conclude(asker.conclude(where))]),
		);
	}

	/** What may have been sent under the keys, by whether it came from the same sender. */
	async #sortOut(
		identity: MessageIdentity,
		keys: readonly DoubtfulKey[],
		listed: readonly JsonObject[],
		taken: readonly JsonObject[],
	): Promise<ListedForKeys & { readonly notes: Answer }> {
		const place = placeOf(identity);
		const known = new Set(taken.map(sidOf));
		const since = earliestOf(keys);
		const until = Math.max(...keys.map((key) => key.until));
		const isHere = (message: JsonObject) => hasSameAddresses(identity, message);
		const possible = listed.filter(
			(message) =>
				isSentByApi(message) && isNotBefore(message, since) && !known.has(sidOf(message)),
		);
		const here = possible.filter(isHere);
		const fromOthers = possible.filter(
			(message) => !isHere(message) && createdAt(message) <= until,
		);
		// So many could only be asked about one by one: a person is to say what they are.
		const isCrowded = fromOthers.length > mostElsewhere;
		const asked = isCrowded ? here : [...here, ...fromOthers];
		const notes = await this.tools.store.find(each(asked.map(sidKeyOf)));
		const isNobodys = (message: JsonObject) =>
			!notes.has(sidKeyOf(message)) && !this.tools.isTaken(place, sidOf(message));
		return {
			free: here.filter(isNobodys),
			elsewhere: isCrowded ? [] : fromOthers.filter(isNobodys),
			isCrowded,
			notes,
		};
	}
}

const sidKeyOf = (message: JsonObject) => sidKey(sidOf(message));

/** Messages of other senders to one person in the time in question. */
const mostElsewhere = 50;

/** Two items may have the same key. */
function onceEach(keys: readonly NamedKey[]): NamedKey[] {
	return [...new Map(keys.map((key) => [key.name.name, key])).values()];
}

const earliestOf = (keys: readonly DoubtfulKey[]) => Math.min(...keys.map(({ since }) => since));
