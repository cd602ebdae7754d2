import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import { messageKey, placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { sidOf } from '../../../twilio/message/messageResource';
import { comparableText, isSameMessage } from '../../../twilio/message/sameMessage';
import type { PersonListing } from '../personListing';
import type { LeftClaim } from './leftClaims';
import type { LeftListings } from './leftListings';
import { isNotBefore, share, type Asker, type Whereabouts } from './sharing';

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
		const shared = share(claims.map(askerOf), free, listed.isComplete);
		return new Map(
			[...shared].map(([{ identity, surely }, where]) => {
				const isSure = where.kind !== 'sent' || isNotBefore(where.message, surely);
				return [identity, isSure ? where : { kind: 'unclear' }];
			}),
		);
	}
}

type Shared = ReadonlyMap<MessageIdentity, Whereabouts>;

function askerOf({
	identity,
	since,
	surely,
}: LeftClaim): Asker & Pick<LeftClaim, 'identity' | 'surely'> {
	const text = comparableText(identity);
	return {
		identity,
		surely,
		alike: messageKey(identity),
		fits: (message) => isNotBefore(message, since) && isSameMessage(identity, message, text),
	};
}
