import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import { messageKey, placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { createdAt, sidOf } from '../../../twilio/message/messageResource';
import { comparableText, isSameMessage } from '../../../twilio/message/sameMessage';
import type { PersonListing } from '../personListing';
import type { LeftClaim } from './leftClaims';
import type { LeftListings } from './leftListings';

/** What became of a message that may have been sent. */
export type Whereabouts =
	| { readonly kind: 'sent'; readonly message: JsonObject }
	| { readonly kind: 'notSent' }
	/** Twilio shows messages that may be this one or another one. */
	| { readonly kind: 'unclear' };

/** Twilio writes times cut to the second. */
const second = 1000;

/** Finds in Twilio's list what runs have sent that have not ended. */
export class LeftMessages {
	/** By place: all messages there that may have been sent, in their order. */
	readonly #claims = new Map<string, LeftClaim[]>();
	readonly #answers = new Map<string, Promise<Shared | TwilioFailure | undefined>>();
	#pause: Promise<void> | undefined;

	constructor(
		claims: readonly LeftClaim[],
		private readonly listings: LeftListings,
		private readonly isTaken: (place: string, sid: string) => boolean,
	) {
		for (const claim of claims) {
			const place = placeOf(claim.identity);
			const others = this.#claims.get(place);
			if (others) others.push(claim);
			else this.#claims.set(place, [claim]);
		}
	}

	/** @returns a failure when Twilio could not be asked; undefined when the run has stopped */
	async find(identity: MessageIdentity): Promise<Whereabouts | TwilioFailure | undefined> {
		const place = placeOf(identity);
		// All of a place at once: what is taken for one of them is no other's.
		const answer = this.#answers.get(place) ?? this.#findAll(place, identity);
		this.#answers.set(place, answer);
		const found = await answer;
		if (!found || isFailure(found)) return found;
		return found.get(identity) ?? { kind: 'notSent' };
	}

	async #findAll(
		place: string,
		identity: MessageIdentity,
	): Promise<Shared | TwilioFailure | undefined> {
		const claims = this.#claims.get(place) ?? [];
		const first = await this.#look(this.listings.now, place, identity, claims);
		if (!first || isFailure(first)) return first;
		const taken = [...first.values()].flatMap((one) => (one.kind === 'sent' ? [one.message] : []));
		if (taken.length === claims.length) return first;
		this.#pause ??= this.listings.pause();
		await this.#pause;
		const others = claims.filter((claim) => first.get(claim.identity)?.kind !== 'sent');
		const second = await this.#look(this.listings.later, place, identity, others, taken);
		if (!second || isFailure(second)) return second;
		return new Map([...first, ...second]);
	}

	async #look(
		listing: PersonListing,
		place: string,
		identity: MessageIdentity,
		claims: readonly LeftClaim[],
		taken: readonly JsonObject[] = [],
	): Promise<Shared | TwilioFailure | undefined> {
		const listed = await listing.messagesTo(identity);
		if (!listed || isFailure(listed)) return listed;
		const known = new Set(taken.map(sidOf));
		const free = listed.messages.filter(
			(message) => !known.has(sidOf(message)) && !this.isTaken(place, sidOf(message)),
		);
		return share(claims, free, listed.isComplete);
	}
}

type Shared = ReadonlyMap<MessageIdentity, Whereabouts>;

/** Claims that ask for the same, and the messages that can be theirs, the oldest first. */
interface Group {
	readonly claims: LeftClaim[];
	readonly messages: ReadonlySet<JsonObject>;
}

/** Shares out messages among those that may have sent them. */
function share(
	claims: readonly LeftClaim[],
	listed: readonly JsonObject[],
	isComplete: boolean,
): Shared {
	const groups = groupsOf(claims, listed);
	const shared = new Map<MessageIdentity, Whereabouts>();
	const contested = groups.filter((group) =>
		groups.some((other) => other !== group && meet(other.messages, group.messages)),
	);
	const all = new Set(contested.flatMap(({ messages }) => [...messages]));
	const isEnough = all.size >= contested.reduce((sum, group) => sum + group.claims.length, 0);
	for (const group of groups) {
		const isContested = contested.includes(group);
		const messages = [...(isContested ? all : group.messages)];
		for (const { identity } of group.claims) {
			const message = messages.shift();
			if (isContested && message) all.delete(message);
			if (!isComplete || (isContested && !isEnough)) shared.set(identity, { kind: 'unclear' });
			else shared.set(identity, message ? { kind: 'sent', message } : { kind: 'notSent' });
		}
	}
	return shared;
}

function groupsOf(claims: readonly LeftClaim[], listed: readonly JsonObject[]): Group[] {
	const oldestFirst = [...listed].sort((one, other) => createdAt(one) - createdAt(other));
	const groups = new Map<string, Group>();
	for (const claim of claims) {
		const key = messageKey(claim.identity);
		const group = groups.get(key);
		if (group) group.claims.push(claim);
		else groups.set(key, { claims: [claim], messages: possible(claim, oldestFirst) });
	}
	return [...groups.values()];
}

function possible({ identity, since }: LeftClaim, listed: readonly JsonObject[]): Set<JsonObject> {
	const text = comparableText(identity);
	return new Set(
		listed.filter(
			(message) => createdAt(message) + second > since && isSameMessage(identity, message, text),
		),
	);
}

function meet(one: ReadonlySet<JsonObject>, other: ReadonlySet<JsonObject>): boolean {
	return [...one].some((message) => other.has(message));
}
