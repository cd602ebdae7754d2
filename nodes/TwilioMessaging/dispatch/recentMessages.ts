import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { MessageIdentity } from '../../twilio/message/identity';
import { isWaiting, lastMoved, sidOf } from '../../twilio/message/messageResource';
import { hasSameContent, mayArrive } from '../../twilio/message/sameMessage';
import { PersonListing } from './personListing';
import type { ListingPlan } from './recentListing';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import { time } from './time';
import { bestClock } from './twilioClock';
import { noteSent, sentLately } from './sentLately';

const second = 1000;
const minute = 60 * second;

const tooMany: TwilioFailure = {
	outcome: 'notSent',
	meaning: 'There are too many messages to this recipient to search.',
	advice: 'Remove the option for this person, or look in Twilio’s log.',
	repeat: 'afterChange',
};

/** Answers Skip If Sent Within: whether a person got the same content from the same sender lately. */
export class RecentMessages {
	readonly #listing: PersonListing;

	/** @param plan whom the run asks about; undefined when it asks about nobody */
	constructor(
		private readonly retrier: Retrier,
		state: RunState,
		plan: ListingPlan | undefined,
	) {
		this.#listing = new PersonListing(retrier, state, plan);
	}

	/**
	 * The latest message that gave the same person the same content from the same sender, whoever sent
	 * it. One that never arrived does not count; one that waits to be sent does, however old it is.
	 *
	 * @param minutes before now
	 * @returns undefined when there is none or the run has stopped, a failure when Twilio could not be asked
	 */
	async find(
		identity: MessageIdentity,
		minutes: number,
	): Promise<JsonObject | TwilioFailure | undefined> {
		const asked = time.elapsed();
		const listed = await this.#listing.messagesTo(identity);
		// Twilio's time may be known no earlier than from this answer.
		const since = bestClock(this.retrier.clock).at(asked) - minutes * minute;
		const own = sentLately(identity, this.#listing.readAt);
		// As soon as Twilio lists it, its status there counts: it may have failed since.
		const isListed = own && listed && !isFailure(listed) && listed.messages.some(hasSidOf(own));
		const isOwnRecent = own && (own.status === 'scheduled' || hasMovedSince(own, since));
		if (isOwnRecent && isListed !== true) return own;
		if (!listed || isFailure(listed)) return listed;
		const { messages, isComplete } = listed;
		if (!isComplete && !messages.some(isWaiting)) return tooMany;
		return newest(
			messages.filter(
				(message) =>
					hasSameContent(identity, message) && mayArrive(message) && isRecent(message, since),
			),
		);
	}

	/** Takes note of a message that was sent just now. */
	note(identity: MessageIdentity, message: JsonObject): void {
		noteSent(identity, message);
	}
}

/** Times of Twilio's are cut to the second. */
function hasMovedSince(message: JsonObject, since: number): boolean {
	return lastMoved(message) + second > since;
}

/** Whether a message waits to be sent or was created or sent at `since` or later. */
function isRecent(message: JsonObject, since: number): boolean {
	return isWaiting(message) || hasMovedSince(message, since);
}

const hasSidOf = (message: JsonObject) => (other: JsonObject) => sidOf(other) === sidOf(message);

function newest(messages: readonly JsonObject[]): JsonObject | undefined {
	return messages.reduce<JsonObject | undefined>(
		(best, message) => (best && lastMoved(best) >= lastMoved(message) ? best : message),
		undefined,
	);
}
