import type { Account } from './accounts';
import type { Clock } from './clock';
import type { StandInControl } from './control/control';
import type { Faults } from './faults';
import type { Fetched } from './media/files';
import type { MediaRequest } from './media/host';
import type { Delivery } from './messages/delivery';
import type { MessageFilter } from './messages/find';
import type { ListOrder } from './messages/listOrder';
import type { MessageResource } from './messages/resource';
import type { SeedTemplate } from './messages/seed';
import type { StoredMedia } from './messages/store';
import type { PhoneNumberResource } from './phoneNumbers/resource';
import type { RecordedRequest } from './recorder';
import type { ServiceResource } from './services/resource';
import type { Incoming } from './webhooks/incoming';
import type { Received } from './webhooks/receive';
import type { StatusCallbackOptions } from './webhooks/statusCallbacks';
import type { Attempt, Forgery, Webhook, WebhookError } from './webhooks/webhook';

/** How to start it. */
export interface TwilioStandInOptions {
	/** The port of the API; by default one that is free. */
	readonly port?: number;
	/** What is different about the account it starts with, such as `{ trial: true }`. */
	readonly account?: Partial<Account>;
	/** The file that keeps its messages from one start to the next; nothing is kept without one. */
	readonly keptIn?: string;
}

/** A file of a message. */
export type MediaFile = Pick<StoredMedia, 'address' | 'bytes' | 'contentType'>;

/** A local Twilio: a real server on loopback, with the levers a test needs. */
export interface TwilioStandIn {
	/** Its address, in place of `https://api.twilio.com`. */
	readonly url: string;
	/** The account it starts with; `defaults` names what that account owns. */
	readonly account: Account;
	/** What can be asked of it from outside too, over HTTP below `/control`. */
	readonly control: StandInControl;
	readonly clock: Clock;
	readonly delivery: Delivery;
	readonly faults: Faults;
	/** Every request so far, in order of arrival. */
	readonly requests: readonly RecordedRequest[];
	/** Every request to the host that media files lie on. */
	readonly mediaRequests: readonly MediaRequest[];
	/** The most requests that were ever in flight at once. */
	readonly peakInFlight: number;
	/** Ends when whatever has arrived is answered or given up. */
	settled(): Promise<void>;
	/** How long a new message stays out of lists. */
	listLagMilliseconds: number;
	/** In which order messages are listed: `unsentFirst` unless changed. */
	listOrder: ListOrder;
	/** Whether answers have a `Date` header: they do unless changed. */
	hasDateHeader: boolean;
	/** Adds an account; whatever is left out gets a value of its own. */
	addAccount(settings?: Partial<Account>): Account;
	/** The messages as they stand now, oldest first. */
	messages(filter?: MessageFilter): MessageResource[];
	/** Puts messages there that no request created; gives their SIDs, oldest first. */
	seedMessages(
		count: number,
		template?: SeedTemplate | ((index: number) => SeedTemplate),
		accountSid?: string,
	): string[];
	/**
	 * Fetches the files of all messages from their addresses, as Twilio does by itself; from this
	 * machine only.
	 */
	fetchMedia(): Promise<Fetched[]>;
	/** The files of a message as they stand now. */
	mediaOf(messageSid: string): readonly MediaFile[];
	/** The phone numbers as they stand now, oldest first; short codes are not among them. */
	phoneNumbers(accountSid?: string): PhoneNumberResource[];
	/** Adds so many phone numbers that can text; gives their SIDs, oldest first. */
	seedPhoneNumbers(count: number, accountSid?: string): string[];
	/** The Messaging Services as they stand now, oldest first. */
	messagingServices(accountSid?: string): ServiceResource[];
	/** How long the answer to a webhook may take: 15 seconds unless changed. */
	webhookTimeoutMilliseconds: number;
	/** Whose certificates are trusted at `https` webhooks, in PEM; by default those that everybody trusts. */
	webhookCertificateAuthority: string | undefined;
	/** What Twilio's debugger would show about webhooks, in order. */
	readonly webhookErrors: readonly WebhookError[];
	/**
	 * Someone writes to a number: the message is kept, the webhook of its service or of the number
	 * is called, the fallback when that goes wrong, and replies are sent as the answer says.
	 *
	 * @throws Error when no account owns the number
	 */
	receive(incoming: Incoming): Promise<Received>;
	/** Calls a webhook once more, or with a forgery; the answer is given back and not acted upon. */
	deliver(webhook: Webhook, forgery?: Forgery): Promise<Attempt>;
	/**
	 * Reports every status that messages have reached since the last time, one request after the
	 * other. Nothing is reported unless this is called.
	 */
	sendStatusCallbacks(options?: StatusCallbackOptions): Promise<Attempt[]>;
	/**
	 * Forgets messages, requests, faults, outcomes, what was set on clock and lists, seeded numbers, and what was set on
	 * numbers and services; accounts stay. Requests that are still in flight are cut, and do
	 * nothing more.
	 */
	reset(): void;
	/** Cuts every connection and stops. */
	close(): Promise<void>;
}
