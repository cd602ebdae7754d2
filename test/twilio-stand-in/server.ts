import { Accounts, type Account } from './accounts';
import { createApi } from './api';
import { Clock } from './clock';
import { defaultAccount } from './defaultAccount';
import { Faults } from './faults';
import { Interruption } from './interruption';
import { createMediaHost, type MediaRequest } from './media/host';
import { Delivery } from './messages/delivery';
import { showMessage, type MessageResource } from './messages/resource';
import { seedMessages, type SeedTemplate } from './messages/seed';
import { MessageStore } from './messages/store';
import { Recorder, type RecordedRequest } from './recorder';
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
	 * Forgets messages, requests, faults, outcomes and clock jumps; accounts stay. Requests that
	 * are still under way are cut, and do nothing more.
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
		listLagMilliseconds: 0,
		mediaHostUrl: '',
	};
	const account = world.accounts.add(defaultAccount);
	const mediaHost = createMediaHost(world.messages, mediaRequests);
	const api = createApi(world, { recorder, faults, interruption });
	world.mediaHostUrl = await mediaHost.listen({ host: '127.0.0.1', port: 0 });
	const url = await api.listen({ host: '127.0.0.1', port });
	return {
		url,
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
		seedMessages: (count, template, accountSid = account.sid) => {
			const owner = world.accounts.find(accountSid) ?? account;
			return seedMessages(world, owner, count, template).map(({ sid }) => sid);
		},
		reset: () => {
			interruption.interrupt();
			for (const part of [world.clock, world.delivery, world.messages, faults, recorder])
				part.reset();
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
