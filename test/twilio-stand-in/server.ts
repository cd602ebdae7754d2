import { createApi } from './api';
import { LocalControl } from './control/localControl';
import { defaultAccount } from './defaultAccount';
import { Faults } from './faults';
import { Interruption } from './interruption';
import { fetchFiles } from './media/files';
import { createMediaHost, type MediaRequest } from './media/host';
import { findMessages } from './messages/find';
import { keepMessages, restoreMessages } from './messages/kept';
import type { ListOrder } from './messages/listOrder';
import { seedMessages } from './messages/seed';
import { showNumber } from './phoneNumbers/resource';
import { Recorder } from './recorder';
import { showService } from './services/resource';
import type { TwilioStandIn, TwilioStandInOptions } from './standIn';
import { receive } from './webhooks/receive';
import { WebhookSender } from './webhooks/sender';
import { StatusCallbacks } from './webhooks/statusCallbacks';
import { createWorld, resetWorld } from './world';

export { defaults } from './defaultAccount';
export type { MessageFilter } from './messages/find';
export type { MediaFile, TwilioStandIn, TwilioStandInOptions } from './standIn';

/** Starts a local Twilio on loopback. */
export async function startTwilioStandIn({
	port = 0,
	account: differences = {},
	keptIn,
}: TwilioStandInOptions = {}): Promise<TwilioStandIn> {
	const interruption = new Interruption();
	const recorder = new Recorder();
	const faults = new Faults();
	const mediaRequests: MediaRequest[] = [];
	const world = createWorld();
	const account = world.accounts.add({ ...defaultAccount, ...differences });
	const mediaHost = createMediaHost(world.messages, mediaRequests, faults);
	const webhooks = new WebhookSender(world.accounts, interruption);
	const statusCallbacks = new StatusCallbacks(world, webhooks);
	const owner = (sid: string = account.sid) => world.accounts.find(sid) ?? account;
	const standIn: Omit<TwilioStandIn, 'control'> = {
		get url() {
			return world.url;
		},
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
		get listOrder() {
			return world.listOrder;
		},
		set listOrder(order: ListOrder) {
			world.listOrder = order;
		},
		get hasDateHeader() {
			return world.hasDateHeader;
		},
		set hasDateHeader(hasOne: boolean) {
			world.hasDateHeader = hasOne;
		},
		settled: async () => {
			await recorder.settled();
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
			resetWorld(world);
			for (const part of [webhooks, statusCallbacks, faults, recorder]) part.reset();
			mediaRequests.length = 0;
		},
		close: async () => {
			interruption.interrupt();
			await Promise.all([api.close(), mediaHost.close()]);
			if (keptIn !== undefined) keepMessages(world.messages, keptIn);
		},
	};
	if (keptIn !== undefined) {
		restoreMessages(world.messages, keptIn);
		statusCallbacks.passOverDue();
	}
	const control = new LocalControl(standIn);
	const api = createApi(world, { recorder, faults, interruption, world }, control);
	world.mediaHostUrl = await mediaHost.listen({ host: '127.0.0.1', port: 0 });
	world.url = await api.listen({ host: '127.0.0.1', port });
	return Object.assign(standIn, { control });
}
