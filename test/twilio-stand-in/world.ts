import type { Accounts } from './accounts';
import type { Clock } from './clock';
import type { Delivery } from './messages/delivery';
import type { MessageStore } from './messages/store';
import type { PhoneNumberStore } from './phoneNumbers/store';
import type { ServiceStore } from './services/store';
import type { WebhookError } from './webhooks/webhook';

/** What every resource can see and change. */
export interface World {
	readonly clock: Clock;
	readonly accounts: Accounts;
	readonly delivery: Delivery;
	readonly messages: MessageStore;
	readonly phoneNumbers: PhoneNumberStore;
	readonly services: ServiceStore;
	/** The address of this server, for resources that show absolute addresses. */
	url: string;
	/** What went wrong with webhooks, as Twilio's debugger would show it. */
	readonly webhookErrors: WebhookError[];
	/** How long a new message stays out of lists, as Twilio's own list may lag. */
	listLagMilliseconds: number;
	/** Where media files are really kept. */
	mediaHostUrl: string;
}
