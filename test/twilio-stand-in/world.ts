import { Accounts } from './accounts';
import { Clock } from './clock';
import { Delivery } from './messages/delivery';
import type { ListOrder } from './messages/listOrder';
import { MessageStore } from './messages/store';
import { PhoneNumberStore } from './phoneNumbers/store';
import { ServiceStore } from './services/store';
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
	listOrder: ListOrder;
	/** Whether answers have a `Date` header. */
	hasDateHeader: boolean;
	/** Where media files are really kept. */
	mediaHostUrl: string;
}

/** A world without accounts, messages, and addresses. */
export function createWorld(): World {
	return {
		clock: new Clock(),
		accounts: new Accounts(),
		delivery: new Delivery(),
		messages: new MessageStore(),
		phoneNumbers: new PhoneNumberStore(),
		services: new ServiceStore(),
		url: '',
		webhookErrors: [],
		listLagMilliseconds: 0,
		listOrder: 'unsentFirst',
		hasDateHeader: true,
		mediaHostUrl: '',
	};
}

/** Forgets everything but accounts and addresses. */
export function resetWorld(world: World): void {
	for (const part of [
		world.clock,
		world.delivery,
		world.messages,
		world.phoneNumbers,
		world.services,
	])
		part.reset();
	world.webhookErrors.length = 0;
	world.listLagMilliseconds = 0;
	world.listOrder = 'unsentFirst';
	world.hasDateHeader = true;
}
