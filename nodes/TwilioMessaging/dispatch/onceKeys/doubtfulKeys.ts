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
import { findPairs } from './keyPairs';
import { DoubtListing } from './doubtListings';
import { mostPauses, type LiveTools } from './liveRuns';
import type { Origin, Origins } from './origins';
import { openKey, sentKeys, sidKey } from './onceNames';

/** What it takes to find out what became of keys. */
export interface DoubtTools {
	readonly live: LiveTools;
	readonly origins: Origins;
	/** How Twilio is asked about these, and perhaps others, since these times. */
	readonly listingsFor: (keys: ReadonlyArray<NamedKey & Origin>) => LeftListings;
	/** All keys of the run that are in doubt, of those that it has asked for so far. */
	inDoubt(): readonly NamedKey[];
	/** Ends when all keys of a place were asked for. */
	askedAt(place: string): Promise<void>;
	/** Whether a message is known to belong to an item. */
	isTaken(place: string, sid: string): boolean;
}

/** What became of a key. */
export type KeyWhereabouts =
	| Whereabouts
	/** Another process has sent it meanwhile. */
	| { readonly kind: 'sentMeanwhile' }
	/** Another process is about to send it. */
	| { readonly kind: 'inProgress' }
	/** Whoever had begun it has given it back. */
	| { readonly kind: 'givenBack' };

type Found = ReadonlyMap<string, KeyWhereabouts>;

/** Finds in Twilio's list what was sent under keys that a run has begun which did not say how it ended. */
export class DoubtfulKeys {
	readonly #answers = new Map<string, Promise<Found | TwilioFailure | undefined>>();
	readonly #listings: DoubtListing[] = [];

	constructor(private readonly tools: DoubtTools) {}

	get #store(): SerialKeyStore {
		return this.tools.live.store;
	}

	/** @returns a failure when Twilio could not be asked; undefined when the run has stopped */
	async find({ name, identity }: NamedKey): Promise<KeyWhereabouts | TwilioFailure | undefined> {
		const place = placeOf(identity);
		// All of a place at once: what is taken for one of them is no other's.
		const answer = this.#answers.get(place) ?? this.#findAll(place);
		this.#answers.set(place, answer);
		const found = await answer;
		if (!found || isFailure(found)) return found;
		return found.get(name.name) ?? (await this.#withoutOrigin(name.name));
	}

	/** Nobody says any more that they have begun it: they have sent it, or given it back. */
	async #withoutOrigin(name: string): Promise<KeyWhereabouts> {
		const pair = sentKeys(name);
		if ((await findPairs(this.#store, [pair])).has(pair)) return sentMeanwhile;
		const there = await this.#store.find(each([openKey(name)]));
		return { kind: there.mayHave(openKey(name)) ? 'unclear' : 'givenBack' };
	}

	async #findAll(place: string): Promise<Found | TwilioFailure | undefined> {
		await this.tools.askedAt(place);
		const all = await this.tools.origins.of(onceEach(this.tools.inDoubt()));
		const keys = all.filter(({ identity }) => placeOf(identity) === place);
		// What was begun so long ago that nobody knows when is not looked for.
		if (keys.length === 0) return new Map();
		const listing = this.#listingFor(keys, all);
		const first = await this.#look(listing.now, keys, []);
		if (!first || isFailure(first)) return first;
		const taken = [...first.values()].flatMap((one) => (one.kind === 'sent' ? [one.message] : []));
		const isFound = ({ name }: NamedKey) => first.get(name.name)?.kind === 'sent';
		for (const key of keys.filter(isFound)) listing.runs.settled(key.name.name);
		const others = keys.filter((key) => !isFound(key));
		if (others.length === 0) return first;
		const second = await this.#lookLater(listing, others, taken);
		if (!second || isFailure(second)) return second;
		return new Map([...first, ...second]);
	}

	/** What is not listed may not be listed yet, or another process is about to send it. */
	async #lookLater(
		listing: DoubtListing,
		keys: readonly DoubtfulKey[],
		taken: readonly JsonObject[],
	): Promise<Found | TwilioFailure | undefined> {
		const found = new Map<string, KeyWhereabouts>();
		let left = keys;
		for (let pause = 0; ; pause++) {
			const { look, sent, inProgress: others } = await listing.runs.after(pause);
			for (const { name } of left) if (sent.has(name.name)) found.set(name.name, sentMeanwhile);
			left = left.filter(({ name }) => !found.has(name.name));
			if (left.length === 0) return found;
			const isOthers = (name: string) => others.has(name);
			if (left.some(({ name }) => isOthers(name.name)) && pause < mostPauses) continue;
			const listed = await this.#look(listing.after(look), left, taken);
			if (!listed || isFailure(listed)) return listed;
			for (const [name, where] of listed)
				found.set(name, isOthers(name) && where.kind !== 'sent' ? inProgress : where);
			return found;
		}
	}

	#listingFor(keys: readonly DoubtfulKey[], all: readonly DoubtfulKey[]): DoubtListing {
		const known = this.#listings.find((listing) => keys.every((key) => listing.has(key)));
		if (known) return known;
		const { live, listingsFor } = this.tools;
		const listing = new DoubtListing(live, all, listingsFor);
		this.#listings.push(listing);
		return listing;
	}

	async #look(
		listing: PersonListing,
		keys: readonly DoubtfulKey[],
		taken: readonly JsonObject[],
	): Promise<ReadonlyMap<string, Whereabouts> | TwilioFailure | undefined> {
		const [one] = keys;
		const listed = one && (await listing.messagesTo(one.identity));
		if (!listed || isFailure(listed)) return listed;
		const { notes, ...sorted } = await this.#sortOut(one.identity, keys, listed.messages, taken);
		const askers = await askersFor(this.#store, keys, sorted);
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
		const notes = await this.#store.find(each(asked.map(sidKeyOf)));
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

const sentMeanwhile = { kind: 'sentMeanwhile' } as const;
const inProgress = { kind: 'inProgress' } as const;

const sidKeyOf = (message: JsonObject) => sidKey(sidOf(message));

/** When the first of them may have been sent, in milliseconds since 1970. */
const earliestOf = (keys: readonly DoubtfulKey[]) => Math.min(...keys.map(({ since }) => since));

/** Messages of other senders to one person in the time in question. */
const mostElsewhere = 50;

/** Two items may have the same key. */
function onceEach(keys: readonly NamedKey[]): NamedKey[] {
	return [...new Map(keys.map((key) => [key.name.name, key])).values()];
}
