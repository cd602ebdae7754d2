import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { MessageIdentity } from '../../twilio/message/identity';
import { searchMessagesRequest } from '../../twilio/message/messageRequests';
import { readMessageList } from './messageList';
import { RecentListing, type ListingPlan } from './recentListing';
import type { Retrier } from './retry';
import type { RunState } from './runState';
import { time } from './time';

/** From so many people on, one list of all that was sent is cheaper than a list for each of them. */
const fewestForListing = 10;
/** Of a thousand messages each. */
const mostPages = 20;

/** What Twilio lists of the messages to a person. */
export interface ListedMessages {
	readonly messages: readonly JsonObject[];
	/** Unset when there are more than can be looked through. */
	readonly isComplete: boolean;
}

/** Twilio's lists of the messages to the people of a run: one for all, or one for each. */
export class PersonListing {
	readonly #listing: RecentListing | undefined;

	/** @param plan whom the run asks about; undefined when it asks about nobody */
	constructor(
		private readonly retrier: Retrier,
		private readonly state: RunState,
		private readonly plan: ListingPlan | undefined,
	) {
		const isWorthIt = plan !== undefined && plan.recipients.size >= fewestForListing;
		this.#listing = isWorthIt ? new RecentListing(retrier, state, plan) : undefined;
	}

	/** When what is known was listed, by `time.elapsed()`. */
	get readAt(): number {
		return this.#listing?.readAt ?? time.elapsed();
	}

	/** @returns a failure when Twilio could not be asked; undefined when the run has stopped */
	async messagesTo(identity: MessageIdentity): Promise<ListedMessages | TwilioFailure | undefined> {
		if (this.#listing) {
			const listed = await this.#listing.messagesTo(identity.to);
			if (!listed || (listed !== 'tooLong' && isFailure(listed))) return listed;
			if (listed !== 'tooLong') return { messages: listed, isComplete: true };
		}
		const messages: JsonObject[] = [];
		const end = await readMessageList(this.retrier, {
			first: searchMessagesRequest(identity, this.plan?.senders),
			mostPages,
			guard: this.state.starting,
			take: (page) => {
				messages.push(...page);
				return true;
			},
		});
		if (end === 'complete' || end === 'tooLong')
			return { messages, isComplete: end === 'complete' };
		return end;
	}
}
