import type { FaultRule } from '../faults';
import type { MessageFilter } from '../messages/find';
import type { MessageResource } from '../messages/resource';
import type { PhoneNumberResource } from '../phoneNumbers/resource';
import type { RecordedRequest } from '../recorder';
import { matching, type RequestPattern } from '../requestPattern';
import type { TwilioStandIn } from '../standIn';
import type { Incoming } from '../webhooks/incoming';
import { UnknownNumber, type Received } from '../webhooks/receive';
import type { Attempt } from '../webhooks/webhook';
import {
	ControlError,
	type CallbackOptions,
	type NumberReport,
	type OptOut,
	type RecipientOutcome,
	type Refusal,
	type RequestReport,
	type SettingChanges,
	type Settings,
	type StandInControl,
	type State,
} from './control';

/** Controls a local Twilio that runs in this process. */
export class LocalControl implements StandInControl {
	readonly #standIn: Omit<TwilioStandIn, 'control'>;

	constructor(standIn: Omit<TwilioStandIn, 'control'>) {
		this.#standIn = standIn;
	}

	async state(): Promise<State> {
		const { url, account, requests, delivery, peakInFlight, webhookErrors } = this.#standIn;
		return {
			url,
			accountSid: account.sid,
			authToken: account.authToken,
			now: await this.now(),
			numbers: this.#standIn.phoneNumbers().map(reportNumber),
			messages: this.#standIn.messages().length,
			requests: requests.length,
			peakInFlight,
			settings: this.#settings(),
			faults: await this.faults(),
			outcomes: delivery.outcomes,
			optOuts: delivery.optOuts,
			webhookErrors: [...webhookErrors],
		};
	}

	messages(filter?: MessageFilter): Promise<MessageResource[]> {
		return Promise.resolve(this.#standIn.messages(filter));
	}

	requests(pattern: RequestPattern = {}): Promise<RequestReport[]> {
		return Promise.resolve(this.#standIn.requests.filter(matching(pattern)).map(reportRequest));
	}

	async receive(incoming: Incoming): Promise<Received> {
		try {
			return await this.#standIn.receive(incoming);
		} catch (error) {
			if (error instanceof UnknownNumber) throw new ControlError(error.message);
			throw error;
		}
	}

	async sendStatusCallbacks(options?: CallbackOptions): Promise<Attempt[]> {
		return await this.#standIn.sendStatusCallbacks(options);
	}

	set(changes: SettingChanges): Promise<Settings> {
		const standIn = this.#standIn;
		const { faults, delivery } = standIn;
		if (changes.concurrencyLimit !== undefined)
			faults.concurrencyLimit = changes.concurrencyLimit ?? undefined;
		faults.latency = changes.latencyMilliseconds ?? faults.latency;
		delivery.stepMilliseconds = changes.stepMilliseconds ?? delivery.stepMilliseconds;
		standIn.listLagMilliseconds = changes.listLagMilliseconds ?? standIn.listLagMilliseconds;
		standIn.listOrder = changes.listOrder ?? standIn.listOrder;
		standIn.webhookTimeoutMilliseconds =
			changes.webhookTimeoutMilliseconds ?? standIn.webhookTimeoutMilliseconds;
		return Promise.resolve(this.#settings());
	}

	addFault(rule: FaultRule): Promise<FaultRule[]> {
		this.#standIn.faults.add(rule);
		return this.faults();
	}

	faults(): Promise<FaultRule[]> {
		return Promise.resolve(this.#standIn.faults.rules);
	}

	clearFaults(): Promise<void> {
		this.#standIn.faults.clear();
		return Promise.resolve();
	}

	now(): Promise<string> {
		return Promise.resolve(new Date(this.#standIn.clock.now()).toISOString());
	}

	advanceClock(milliseconds: number): Promise<string> {
		this.#standIn.clock.advance(milliseconds);
		return this.now();
	}

	setOutcome({ to, ...outcome }: RecipientOutcome): Promise<void> {
		this.#standIn.delivery.setOutcome(to, outcome);
		return Promise.resolve();
	}

	refuse({ address, code }: Refusal): Promise<void> {
		this.#standIn.delivery.refuse(address, code);
		return Promise.resolve();
	}

	optOut({ to, sender }: OptOut): Promise<void> {
		this.#standIn.delivery.optOut(to, sender);
		return Promise.resolve();
	}

	optIn({ to, sender }: OptOut): Promise<void> {
		this.#standIn.delivery.optIn(to, sender);
		return Promise.resolve();
	}

	reset(): Promise<void> {
		this.#standIn.reset();
		return Promise.resolve();
	}

	#settings(): Settings {
		const standIn = this.#standIn;
		const { faults, delivery, listLagMilliseconds, listOrder } = standIn;
		return {
			latencyMilliseconds: typeof faults.latency === 'number' ? faults.latency : null,
			concurrencyLimit: faults.concurrencyLimit ?? null,
			listLagMilliseconds,
			listOrder,
			stepMilliseconds: delivery.stepMilliseconds,
			webhookTimeoutMilliseconds: standIn.webhookTimeoutMilliseconds,
		};
	}
}

/** A copy: the record itself changes until its answer is sent. */
function reportRequest(record: RecordedRequest): RequestReport {
	const { method, path, query, body, form, arrivedAt, status, createdSid, fault } = record;
	return {
		method,
		path,
		query,
		body,
		form,
		arrivedAt: new Date(arrivedAt).toISOString(),
		status,
		createdSid,
		fault,
	};
}

function reportNumber(number: PhoneNumberResource): NumberReport {
	const webhook = number['sms_url'];
	return {
		sid: number.sid,
		phoneNumber: number.phone_number,
		webhook: typeof webhook === 'string' ? webhook : '',
	};
}
