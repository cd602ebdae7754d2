import type { PersonListing } from '../personListing';
import type { MessageIdentity } from '../../../twilio/message/identity';
import type { Senders } from '../../../twilio/message/messageRequests';
import { listingPlanFor, type ListingPlan } from '../recentListing';
import type { TwilioClock } from '../twilioClock';
import type { Waiting } from '../waiting';

/** What it takes to ask Twilio for what was sent. */
export interface ListingTools {
	readonly clock: TwilioClock;
	readonly waiting: Waiting;
	readonly listing: (plan: ListingPlan | undefined) => PersonListing;
}

/** How Twilio is asked for what was sent, twice. */
export interface LeftListings {
	/** As Twilio lists it now. */
	readonly now: PersonListing;
	/** As it lists it a little later: what was sent last may not be listed yet. */
	readonly later: PersonListing;
	/** Ends when it is time for the second. */
	pause(): Promise<void>;
}

/** So late Twilio may list a message, in milliseconds. */
const longestLag = 5000;

/**
 * How Twilio is asked for what runs have sent that have not ended.
 *
 * @param since when the first of them began, by a clock
 * @param senders whether they may have sent from other senders than now
 */
export function leftListings(
	left: readonly MessageIdentity[],
	since: (clock: TwilioClock) => number,
	{ listing, waiting }: ListingTools,
	senders: Senders,
): LeftListings {
	const plan = listingPlanFor(left, since, senders);
	return {
		now: listing(plan),
		later: listing(plan),
		pause: async () => {
			await waiting.wait(longestLag);
		},
	};
}
