import { Accounts, type Account } from './accounts';
import { createApi } from './api';
import { Clock } from './clock';
import { defaultAccount } from './defaultAccount';
import { Faults } from './faults';
import { Interruption } from './interruption';
import { fetchFiles, type Fetched } from './media/files';
import { createMediaHost, type MediaRequest } from './media/host';
import { Delivery } from './messages/delivery';
import { showMessage, type MessageResource } from './messages/resource';
import { seedMessages, type SeedTemplate } from './messages/seed';
import { MessageStore, type StoredMedia } from './messages/store';
import { Recorder, type RecordedRequest } from './recorder';
import { PhoneNumberStore } from './phoneNumbers/store';
import { showNumber, type PhoneNumberResource } from './phoneNumbers/resource';
import { showService, type ServiceResource } from './services/resource';
import { ServiceStore } from './services/store';
import type { Incoming } from './webhooks/incoming';
import { receive, type Received } from './webhooks/receive';
import { WebhookSender } from './webhooks/sender';
import { StatusCallbacks, type StatusCallbackOptions } from './webhooks/statusCallbacks';
import type { Attempt, Forgery, Webhook, WebhookError } from './webhooks/webhook';
import type { World } from './world';

export { defaults } from './defaultAccount';

/** How to start it. */
export interface TwilioStandInOptions {
	/** The port of the API; by default one that is free. */
	readonly port?: number;
}

/** Which messages to look at. */
export interface MessageFilter {
	readonly to?: string;
	readonly accountSid?: string;
	/** Also those that a request deleted. */
	readonly includeDeleted?: boolean;
}

/** A file of a message. */
export type MediaFile = Pick<StoredMedia, 'address' | 'bytes' | 'contentType'>;

/** A local Twilio: a real server on loopback, with the levers a test needs. */
export interface TwilioStandIn {
	/** Its address, in place of `https://api.twilio.com`. */
	readonly url: string;
	/** The account it starts with; `defaults` names what that account owns. */
	readonly account: Account;
	readonly clock: Clock;
	readonly delivery: Delivery;
	readonly faults: Faults;
	/** Every request so far, in order of arrival. */
	readonly requests: readonly RecordedRequest[];
	/** Every request to the host that media files lie on. */
	readonly mediaRequests: readonly MediaRequest[];
	/** The most requests that were ever under way at once. */
	readonly peakInFlight: number;
	/** How long a new message stays out of lists. */
	listLagMilliseconds: number;
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
	 * Forgets messages, requests, faults, outcomes, clock jumps, seeded numbers, and what was set on
	 * numbers and services; accounts stay. Requests that are still under way are cut, and do
	 * nothing more.
	 */
	reset(): void;
	/** Cuts every connection and stops. */
	close(): Promise<void>;
}

/** Starts a local Twilio on loopback. */
export async function startTwilioStandIn({
	port = 0,
}: TwilioStandInOptions = {}): Promise<TwilioStandIn> {
	const interruption = new Interruption();
	const recorder = new Recorder();
	const faults = new Faults();
	const mediaRequests: MediaRequest[] = [];
	const world: World = {
		clock: new Clock(),
		accounts: new Accounts(),
		delivery: new Delivery(),
		messages: new MessageStore(),
		phoneNumbers: new PhoneNumberStore(),
		services: new ServiceStore(),
		url: '',
		webhookErrors: [],
		listLagMilliseconds: 0,
		mediaHostUrl: '',
	};
	const account = world.accounts.add(defaultAccount);
	const mediaHost = createMediaHost(world.messages, mediaRequests, faults);
	const webhooks = new WebhookSender(world.accounts, interruption);
	const statusCallbacks = new StatusCallbacks(world, webhooks);
	const owner = (sid: string = account.sid) => world.accounts.find(sid) ?? account;
	const api = createApi(world, { recorder, faults, interruption });
	world.mediaHostUrl = await mediaHost.listen({ host: '127.0.0.1', port: 0 });
	world.url = await api.listen({ host: '127.0.0.1', port });
	return {
		url: world.url,
		account,
		clock: world.clock,
		delivery: world.delivery,
		faults,
		requests: recorder.requests,
		mediaRequests,
		get peakInFlight() {
			return recorder.peakInFlight;
		},
		get listLagMilliseconds() {
			return world.listLagMilliseconds;
		},
		set listLagMilliseconds(milliseconds: number) {
			world.listLagMilliseconds = milliseconds;
		},
		addAccount: (settings) => world.accounts.add(settings),
		messages: (filter) => findMessages(world, filter),
		seedMessages: (count, template, accountSid) =>
			seedMessages(world, owner(accountSid), count, template).map(({ sid }) => sid),
		fetchMedia: async () => (await Promise.all(world.messages.all().map(fetchFiles))).flat(),
		mediaOf: (sid) => world.messages.find(sid)?.media ?? [],
		phoneNumbers: (accountSid) => world.phoneNumbers.of(owner(accountSid)).map(showNumber),
		seedPhoneNumbers: (count, accountSid) =>
			world.phoneNumbers.seed(owner(accountSid), count).map(({ sid }) => sid),
		messagingServices: (accountSid) =>
			world.services.of(owner(accountSid)).map((service) => showService(service, world.url)),
		get webhookTimeoutMilliseconds() {
			return webhooks.timeoutMilliseconds;
		},
		set webhookTimeoutMilliseconds(milliseconds: number) {
			webhooks.timeoutMilliseconds = milliseconds;
		},
		get webhookCertificateAuthority() {
			return webhooks.certificateAuthority;
		},
		set webhookCertificateAuthority(certificate: string | undefined) {
			webhooks.certificateAuthority = certificate;
		},
		webhookErrors: world.webhookErrors,
		receive: (incoming) => receive(world, webhooks, incoming),
		deliver: (webhook, forgery) => webhooks.sendOnce(webhook, forgery),
		sendStatusCallbacks: (options) => statusCallbacks.send(options),
		reset: () => {
			interruption.interrupt();
			for (const part of [
				world.clock,
				world.delivery,
				world.messages,
				world.phoneNumbers,
				world.services,
				webhooks,
				statusCallbacks,
				faults,
				recorder,
			])
				part.reset();
			world.webhookErrors.length = 0;
			mediaRequests.length = 0;
			world.listLagMilliseconds = 0;
		},
		close: async () => {
			interruption.interrupt();
			await Promise.all([api.close(), mediaHost.close()]);
		},
	};
}

function findMessages(world: World, filter: MessageFilter = {}): MessageResource[] {
	const now = world.clock.now();
	return world.messages
		.all()
		.filter(
			({ deleted, to, accountSid }) =>
				(!deleted || filter.includeDeleted === true) &&
				(filter.to === undefined || filter.to === to) &&
				(filter.accountSid === undefined || filter.accountSid === accountSid),
		)
		.map((message) => showMessage(message, now));
}
