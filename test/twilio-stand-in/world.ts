import type { Accounts } from './accounts';
import type { Clock } from './clock';
import type { Delivery } from './messages/delivery';
import type { MessageStore } from './messages/store';

/** What every resource can see and change. */
export interface World {
	readonly clock: Clock;
	readonly accounts: Accounts;
	readonly delivery: Delivery;
	readonly messages: MessageStore;
	/** How long a new message stays out of lists, as Twilio's own list may lag. */
	listLagMilliseconds: number;
	/** Where media files are really kept. */
	mediaHostUrl: string;
}
