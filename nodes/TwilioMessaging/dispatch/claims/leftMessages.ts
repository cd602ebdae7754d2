import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import { messageKey, placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { sidOf } from '../../../twilio/message/messageResource';
import { comparableText, isSameMessage } from '../../../twilio/message/sameMessage';
import type { PersonListing } from '../personListing';
import { bestClock, type TwilioClock } from '../twilioClock';
import { beginningOf, countingOf, type LeftClaim } from './leftClaims';
import { leftListings, type LeftListings, type ListingTools } from './leftListings';
import { isNotBefore, share, type Asker, type Whereabouts } from './sharing';

/** Finds in Twilio's list what runs have sent that have not ended. */
export class LeftMessages {
	/** By place: all messages there that may have been sent, in their order. */
	readonly #claims = new Map<string, LeftClaim[]>();
	readonly #answers = new Map<string, Promise<Shared | TwilioFailure | undefined>>();
	readonly #listings: LeftListings;
	#pause: Promise<void> | undefined;

	constructor(
		claims: readonly LeftClaim[],
		private readonly tools: ListingTools,
		private readonly isTaken: (place: string, sid: string) => boolean,
	) {
		const identities = claims.map(({ identity }) => identity);
		this.#listings = leftListings(identities, beginningOf(claims), tools, 'sameSender');
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
		const claims = this.#counting(this.#claims.get(place) ?? []);
		if (claims.length === 0) return new Map();
		const first = await this.#look(this.#listings.now, place, identity, claims);
		if (!first || isFailure(first)) return first;
		const taken = [...first.values()].flatMap((one) => (one.kind === 'sent' ? [one.message] : []));
		if (taken.length === first.size) return first;
		this.#pause ??= this.#listings.pause();
		await this.#pause;
		const others = this.#counting(claims).filter(
			(claim) => first.get(claim.identity)?.kind !== 'sent',
		);
		const second = await this.#look(this.#listings.later, place, identity, others, taken);
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
		// By now, an answer has told Twilio's time.
		const askers = claims.flatMap((claim) => askerOf(claim, this.#clock) ?? []);
		if (askers.length === 0) return new Map();
		if (!listed || isFailure(listed)) return listed;
		const known = new Set(taken.map(sidOf));
		const free = listed.messages.filter(
			(message) => !known.has(sidOf(message)) && !this.isTaken(place, sidOf(message)),
		);
		const shared = share(askers, free, listed.isComplete);
		const given = new Set([...shared.values()].flatMap(messageOf));
		const others = free.filter((message) => !given.has(message));
		return new Map(
			[...shared].map(([asker, where]) => [asker.identity, asker.conclude(where, others)]),
		);
	}

	/** As long as Twilio's time is not known, all: they may only seem to be old. */
	#counting(claims: readonly LeftClaim[]): readonly LeftClaim[] {
		const clock = this.#clock;
		if (!clock.isSet) return claims;
		return claims.filter(({ runs }) => countingOf(runs, clock).length > 0);
	}

	get #clock(): TwilioClock {
		return bestClock(this.tools.clock);
	}
}

type Shared = ReadonlyMap<MessageIdentity, Whereabouts>;

const messageOf = (where: Whereabouts) => (where.kind === 'sent' ? [where.message] : []);

interface LeftAsker extends Asker {
	readonly identity: MessageIdentity;
	/** @param others messages that are nobody's so far */
	conclude(where: Whereabouts, others: readonly JsonObject[]): Whereabouts;
}

/** Undefined when none of its runs counts any more. */
function askerOf({ identity, runs }: LeftClaim, clock: TwilioClock): LeftAsker | undefined {
	const times = countingOf(runs, clock);
	if (times.length === 0) return undefined;
	const isVague = times.some((each) => each.isVague);
	const since = Math.min(...times.map((each) => each.since));
	const surely = Math.min(...times.map((each) => each.surely));
	const text = comparableText(identity);
	const isLike = (message: JsonObject) => isSameMessage(identity, message, text);
	return {
		identity,
		alike: messageKey(identity),
		fits: (message) => isNotBefore(message, surely) && isLike(message),
		conclude: (where, others) => {
			const isPossible = (message: JsonObject) => isNotBefore(message, since) && isLike(message);
			const isUnclear =
				where.kind === 'sent' ? isVague : where.kind === 'notSent' && others.some(isPossible);
			return isUnclear ? { kind: 'unclear' } : where;
		},
	};
}
