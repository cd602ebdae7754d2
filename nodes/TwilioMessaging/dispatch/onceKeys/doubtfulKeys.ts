import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import { placeOf } from '../../../twilio/message/identity';
import { each } from '../claims/asking';
import type { LeftListings } from '../claims/leftListings';
import type { Whereabouts } from '../claims/sharing';
import { DoubtListing } from './doubtListings';
import type { DoubtfulKey } from './keyAskers';
import type { NamedKey } from './keyedJob';
import { lookFor, type LookTools } from './keyLook';
import { findPairs } from './keyPairs';
import { mostPauses, type LiveTools } from './liveRuns';
import { openKey, sentKeys } from './onceNames';
import type { Origin, Origins } from './origins';

/** What it takes to find out what became of keys. */
export interface DoubtTools extends LookTools {
	readonly live: LiveTools;
	readonly origins: Origins;
	/** How Twilio is asked about these, and perhaps others, since these times. */
	readonly listingsFor: (keys: ReadonlyArray<NamedKey & Origin>) => LeftListings;
	/** All keys of the run that are in doubt, of those that it has asked for so far. */
	inDoubt(): readonly NamedKey[];
	/** Whether the run still sends. */
	mayStart(): boolean;
	/** Ends when all keys of a place were asked for. */
	askedAt(place: string): Promise<void>;
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
	/** Names of which it was said what became of them: who asks once more wants to know what has since. */
	readonly #told = new Set<string>();

	constructor(private readonly tools: DoubtTools) {}

	/** @returns a failure when Twilio could not be asked; undefined when the run has stopped */
	async find(named: NamedKey): Promise<KeyWhereabouts | TwilioFailure | undefined> {
		const place = placeOf(named.identity);
		const { name } = named.name;
		const first = this.#answerFor(place);
		let found = await first;
		if (!found || isFailure(found)) return found;
		// Another process has taken it over since.
		const isNew = !found.has(name) && (await this.tools.origins.of([named])).length > 0;
		if (isNew || this.#told.has(name)) {
			if (this.#answers.get(place) === first) this.#answers.delete(place);
			found = await this.#answerFor(place);
		}
		if (!found || isFailure(found)) return found;
		this.#told.add(name);
		return found.get(name) ?? (await this.#withoutOrigin(name));
	}

	/** All of a place at once: what is taken for one of them is no other's. */
	#answerFor(place: string): Promise<Found | TwilioFailure | undefined> {
		const answer = this.#answers.get(place) ?? this.#findAll(place);
		this.#answers.set(place, answer);
		return answer;
	}

	/** Nobody says any more that they have begun it: they have sent it, or given it back. */
	async #withoutOrigin(name: string): Promise<KeyWhereabouts> {
		const pair = sentKeys(name);
		if ((await findPairs(this.tools.store, [pair])).has(pair)) return sentMeanwhile;
		const there = await this.tools.store.find(each([openKey(name)]));
		return { kind: there.mayHave(openKey(name)) ? 'unclear' : 'givenBack' };
	}

	async #findAll(place: string): Promise<Found | TwilioFailure | undefined> {
		await this.tools.askedAt(place);
		const all = await this.tools.origins.of(onceEach(this.tools.inDoubt()));
		const keys = all.filter(({ identity }) => placeOf(identity) === place);
		// What was begun so long ago that nobody knows when is not looked for.
		if (keys.length === 0) return new Map();
		const listing = this.#listingFor(keys, all);
		const first = await lookFor(this.tools, listing.now, keys, []);
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
			const isWaiting = left.some(({ name }) => isOthers(name.name));
			if (isWaiting && !this.tools.mayStart()) return undefined;
			if (isWaiting && pause < mostPauses) continue;
			const listed = await lookFor(this.tools, listing.after(look), left, taken);
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
}

const sentMeanwhile = { kind: 'sentMeanwhile' } as const;
const inProgress = { kind: 'inProgress' } as const;

/** Two items may have the same key. */
function onceEach(keys: readonly NamedKey[]): NamedKey[] {
	return [...new Map(keys.map((key) => [key.name.name, key])).values()];
}
