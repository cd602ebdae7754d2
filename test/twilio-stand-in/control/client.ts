import type { FaultRule } from '../faults';
import type { MessageFilter } from '../messages/find';
import type { MessageResource } from '../messages/resource';
import type { RequestPattern } from '../requestPattern';
import type { Incoming } from '../webhooks/incoming';
import type { Received } from '../webhooks/receive';
import type { Attempt } from '../webhooks/webhook';
import {
	ControlError,
	type CallbackOptions,
	type OptOut,
	type RecipientOutcome,
	type Refusal,
	type RequestReport,
	type SettingChanges,
	type Settings,
	type StandInControl,
	type State,
} from './control';
import { controlPrefix, endpoints } from './endpoints';
import type { Input } from './inputs';
import * as outputs from './outputs';

/** Controls a local Twilio that runs elsewhere on this machine, over HTTP. */
export class ControlClient implements StandInControl {
	readonly #url: string;

	/**
	 * @param url where the local Twilio answers, such as `http://127.0.0.1:4010`
	 */
	constructor(url: string) {
		this.#url = url;
	}

	async state(): Promise<State> {
		return await this.#ask('state', outputs.state);
	}

	async messages(filter?: MessageFilter): Promise<MessageResource[]> {
		return await this.#ask('messages', outputs.messages, filter);
	}

	async requests(pattern?: RequestPattern): Promise<RequestReport[]> {
		return await this.#ask('requests', outputs.requests, pattern);
	}

	async receive(incoming: Incoming): Promise<Received> {
		return await this.#ask('receive', outputs.received, incoming);
	}

	async sendStatusCallbacks(options?: CallbackOptions): Promise<Attempt[]> {
		return await this.#ask('sendStatusCallbacks', outputs.attempts, options);
	}

	async set(changes: SettingChanges): Promise<Settings> {
		return await this.#ask('set', outputs.settings, changes);
	}

	async addFault(rule: FaultRule): Promise<FaultRule[]> {
		return await this.#ask('addFault', outputs.faultRules, rule);
	}

	async faults(): Promise<FaultRule[]> {
		return await this.#ask('faults', outputs.faultRules);
	}

	async clearFaults(): Promise<void> {
		await this.#send('clearFaults');
	}

	async now(): Promise<string> {
		return (await this.#ask('now', outputs.time)).now;
	}

	async advanceClock(milliseconds: number): Promise<string> {
		return (await this.#ask('advanceClock', outputs.time, { milliseconds })).now;
	}

	async setOutcome(outcome: RecipientOutcome): Promise<void> {
		await this.#send('setOutcome', outcome);
	}

	async refuse(refusal: Refusal): Promise<void> {
		await this.#send('refuse', refusal);
	}

	async optOut(optOut: OptOut): Promise<void> {
		await this.#send('optOut', optOut);
	}

	async optIn(optOut: OptOut): Promise<void> {
		await this.#send('optIn', optOut);
	}

	async reset(): Promise<void> {
		await this.#send('reset');
	}

	async #ask<T>(name: keyof StandInControl, output: Input<T>, input: object = {}): Promise<T> {
		return output.parse(JSON.parse(await this.#send(name, input)));
	}

	/** Sends the input in the query of a GET, else in the body; gives the answer's text. */
	async #send(name: keyof StandInControl, input: object = {}): Promise<string> {
		const { method, path } = endpoints[name];
		const address = this.#url + controlPrefix + path;
		const given = Object.entries(input).filter(([, value]) => value !== undefined);
		const response =
			method === 'GET'
				? await fetch(`${address}?${new URLSearchParams(given.map(asText)).toString()}`)
				: await fetch(address, { method, body: JSON.stringify(input) });
		const text = await response.text();
		if (!response.ok) throw new ControlError(outputs.problem.parse(JSON.parse(text)).error);
		return text;
	}
}

function asText([name, value]: [string, unknown]): [string, string] {
	return [name, String(value)];
}
