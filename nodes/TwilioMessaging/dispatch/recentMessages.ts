import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { MessageIdentity } from '../../twilio/message/identity';
import { isWaiting, lastMoved, sidOf } from '../../twilio/message/messageResource';
import { searchMessagesRequest } from '../../twilio/message/messageRequests';
import { hasSameContent, mayArrive } from '../../twilio/message/sameMessage';
import { readMessageList } from './messageList';
import { RecentListing, type ListingPlan } from './recentListing';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import { noteSent, sentLately } from './sentLately';
import { time } from './time';

const second = 1000;
const minute = 60 * second;

/** From so many people on, one list of all that was sent is cheaper than a list for each of them. */
const fewestForListing = 10;
/** Of a thousand messages each. */
const mostPages = 20;

const tooMany: TwilioFailure = {
	outcome: 'notSent',
	meaning: 'There are too many messages to this person to look through.',
	advice: 'Remove the option for this person, or look in Twilio’s log.',
	repeat: 'afterChange',
};

/** Answers Skip If Sent Within: whether a person got the same content from the same sender lately. */
export class RecentMessages {
	readonly #listing: RecentListing | undefined;

	/** @param plan whom the run asks about; undefined when it asks about nobody */
	constructor(
		private readonly retrier: Retrier,
		private readonly state: RunState,
		plan: ListingPlan | undefined,
	) {
		const isWorthIt = plan !== undefined && plan.recipients.size >= fewestForListing;
		this.#listing = isWorthIt ? new RecentListing(retrier, state, plan) : undefined;
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
		const since = this.retrier.clock.now() - minutes * minute;
		const listed = await this.#listedFor(identity);
		const own = sentLately(identity, this.#listing?.readAt ?? time.elapsed());
		// As soon as Twilio lists it, its status there counts: it may have failed since.
		const isListed = own && Array.isArray(listed) && listed.some(hasSidOf(own));
		const isOwnRecent = own && (own.status === 'scheduled' || hasMovedSince(own, since));
		if (isOwnRecent && !isListed) return own;
		if (!listed || isFailure(listed)) return listed;
		return newest(
			listed.filter(
				(message) =>
					hasSameContent(identity, message) && mayArrive(message) && isRecent(message, since),
			),
		);
	}

	/** Takes note of a message that was sent just now. */
	note(identity: MessageIdentity, message: JsonObject): void {
		noteSent(identity, message);
	}

	async #listedFor(
		identity: MessageIdentity,
	): Promise<readonly JsonObject[] | TwilioFailure | undefined> {
		if (this.#listing) {
			const listed = await this.#listing.messagesTo(identity.to);
			if (listed !== 'tooLong') return listed;
		}
		const messages: JsonObject[] = [];
		const end = await readMessageList(this.retrier, {
			first: searchMessagesRequest(identity),
			mostPages,
			guard: this.state.starting,
			take: (page) => {
				messages.push(...page);
				return true;
			},
		});
		if (end === 'tooLong') return messages.some(isWaiting) ? messages : tooMany;
		return end === 'complete' ? messages : end;
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
