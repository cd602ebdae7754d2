import type { RefusalCode } from '../errors';
import type { ConcurrencyLimit, FaultRule } from '../faults';
import type { MessageFilter } from '../messages/find';
import type { Outcome } from '../messages/delivery';
import type { ListOrder } from '../messages/listOrder';
import type { MessageResource } from '../messages/resource';
import type { RecordedRequest } from '../recorder';
import type { RequestPattern } from '../requestPattern';
import type { Incoming } from '../webhooks/incoming';
import type { Received } from '../webhooks/receive';
import type { Attempt, WebhookError } from '../webhooks/webhook';

/** How a local Twilio behaves; times are in milliseconds. */
export interface Settings {
	/** How long each answer takes. Null when a test decides it for each request. */
	readonly latencyMilliseconds: number | null;
	/** The most requests at once, the others are answered 429; null for no limit. */
	readonly concurrencyLimit: ConcurrencyLimit | null;
	/** How long a new message is missing from lists. */
	readonly listLagMilliseconds: number;
	/** In which order messages are listed. */
	readonly listOrder: ListOrder;
	/** How long a message stays in each status on its way to the last. */
	readonly stepMilliseconds: number;
	/** How long the answer to a webhook may take. */
	readonly webhookTimeoutMilliseconds: number;
}

/** The settings to change; the others stay. */
export type SettingChanges = {
	readonly [Name in keyof Settings]?: Settings[Name] | undefined;
} & { readonly latencyMilliseconds?: number | undefined };

/** A request as it came in, and what became of it. */
export interface RequestReport extends Pick<
	RecordedRequest,
	'method' | 'path' | 'query' | 'body' | 'form'
> {
	/** In real time, whatever the clock was advanced. */
	readonly arrivedAt: string;
	/** Missing while in flight, and for good when the connection was cut. */
	readonly status?: RecordedRequest['status'] | undefined;
	/** The message that it brought into being, even when nobody was told. */
	readonly createdSid?: RecordedRequest['createdSid'] | undefined;
	/** The fault that struck it. */
	readonly fault?: RecordedRequest['fault'] | undefined;
}

/** A phone number of the account, and where texts to it are sent on. */
export interface NumberReport {
	readonly sid: string;
	readonly phoneNumber: string;
	/** The number's own webhook, empty when there is none; that of a Messaging Service stands before it. */
	readonly webhook: string;
}

/** How a local Twilio stands. */
export interface State {
	readonly url: string;
	readonly accountSid: string;
	readonly authToken: string;
	/** By the local Twilio's clock. */
	readonly now: string;
	readonly numbers: readonly NumberReport[];
	readonly messages: number;
	readonly requests: number;
	/** The most requests that were ever in flight at once. */
	readonly peakInFlight: number;
	readonly settings: Settings;
	readonly faults: readonly FaultRule[];
	/** Where messages to some recipients end. */
	readonly outcomes: readonly RecipientOutcome[];
	/** Who has written STOP. */
	readonly optOuts: readonly OptOut[];
	readonly webhookErrors: readonly WebhookError[];
}

/** Where messages to a recipient end from now on. */
export interface RecipientOutcome extends Outcome {
	readonly to: string;
}

/** An address, and the error code with which messages to or from it are refused. */
export interface Refusal {
	readonly address: string;
	readonly code: RefusalCode;
}

/** A recipient who wrote STOP to a sender, or, without one, to all senders. */
export interface OptOut {
	readonly to: string;
	/** A number or the SID of a Messaging Service. */
	readonly sender?: string | undefined;
}

/** How the status callbacks that are due are sent. */
export interface CallbackOptions {
	readonly order?: 'reversed' | undefined;
	/** How often each of them is sent. */
	readonly times?: number | undefined;
}

/**
 * What can be asked of a local Twilio from outside. It is the same in one process (`LocalControl`)
 * and over HTTP (`ControlClient`): all that goes in and comes out can be written as JSON.
 *
 * Every function throws a ControlError when something is wrong with what it was given.
 */
export interface StandInControl {
	/** How it stands: account, numbers, settings, faults, counts. */
	state(): Promise<State>;
	/** The messages as they stand now, oldest first. */
	messages(filter?: MessageFilter): Promise<readonly MessageResource[]>;
	/** The requests that came in, oldest first. */
	requests(pattern?: RequestPattern): Promise<readonly RequestReport[]>;
	/** Someone texts one of the numbers: the webhook is called, and its answer carried out. */
	receive(incoming: Incoming): Promise<Received>;
	/** Reports every status that messages have reached since the last time. */
	sendStatusCallbacks(options?: CallbackOptions): Promise<readonly Attempt[]>;
	/** Changes settings; gives all of them. */
	set(changes: SettingChanges): Promise<Settings>;
	/** Adds a fault; gives all that are planned. Of several that fit a request, the first strikes. */
	addFault(rule: FaultRule): Promise<readonly FaultRule[]>;
	/** The faults that still wait for requests. */
	faults(): Promise<readonly FaultRule[]>;
	/** No request meets a fault any more. */
	clearFaults(): Promise<void>;
	/** What time it is for the local Twilio. */
	now(): Promise<string>;
	/** Jumps ahead in time, or back; gives the new time. */
	advanceClock(milliseconds: number): Promise<string>;
	/** Messages to a recipient end so. */
	setOutcome(outcome: RecipientOutcome): Promise<void>;
	/** Messages to or from an address are refused. */
	refuse(refusal: Refusal): Promise<void>;
	/** A recipient writes STOP. */
	optOut(optOut: OptOut): Promise<void>;
	/** A recipient writes START. */
	optIn(optOut: OptOut): Promise<void>;
	/** As after the start: no messages, requests, faults, outcomes; the usual settings and time. */
	reset(): Promise<void>;
}

/** What was asked cannot be done; the message says why. */
export class ControlError extends Error {}
