import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../twilio/api/json';
import type { WebhookSettings, Source } from '../../twilio/senders/webhookTargets';

/** What stood at Twilio before the trigger took over, to be put back. */
export interface StoredRegistration {
	readonly source: Source;
	/** Where Twilio was told to post. */
	readonly url: string;
	/** By the name of each group's address. */
	readonly before: Readonly<Record<string, WebhookSettings>>;
}

/** By the webhook's address: n8n stores what was kept only when all of an activation went well. */
const unstored = new Map<string, StoredRegistration>();

const drawer = 'twilioMessagingRegistrations';

/**
 * Registrations, kept in the workflow's static data: one of the active workflow, and one of the
 * editor's test listening.
 *
 * @param kept the node's static data, which n8n stores with the workflow
 * @param url the webhook's address: that of the active workflow, or that of the editor's listening
 * @param startsTest whether the editor begins to listen
 */
export class RegistrationStore {
	readonly #isTest: boolean;

	constructor(
		private readonly kept: IDataObject,
		private readonly url: string,
		startsTest: boolean,
	) {
		// When n8n stops listening, it says no more that it was for a test: only the address tells.
		this.#isTest = startsTest || this.#recall('test')?.url === url;
	}

	/** Whether this is about the editor's listening. */
	get isTest(): boolean {
		return this.#isTest;
	}

	recall(): StoredRegistration | undefined {
		return this.#recall(this.#name()) ?? unstored.get(this.url);
	}

	#recall(name: string): StoredRegistration | undefined {
		const entry = this.#all()[name];
		if (!isJsonObject(entry) || !isJsonObject(entry.source) || !isJsonObject(entry.before))
			return undefined;
		const { source, url, before } = entry;
		const { kind, sid } = source;
		if (kind !== 'phoneNumber' && kind !== 'messagingService') return undefined;
		if (typeof sid !== 'string' || typeof url !== 'string') return undefined;
		return {
			source: { kind, sid },
			url,
			before: Object.fromEntries(
				Object.entries(before).map(([address, settings]) => [address, textsIn(settings)]),
			),
		};
	}

	remember({ source, url, before }: StoredRegistration): void {
		unstored.set(this.url, { source, url, before });
		this.kept[drawer] = {
			...this.#all(),
			[this.#name()]: { source: { ...source }, url, before: { ...before } },
		};
	}

	forget(): void {
		unstored.delete(this.url);
		const others = Object.entries(this.#all()).filter(([name]) => name !== this.#name());
		if (others.length === 0) Reflect.deleteProperty(this.kept, drawer);
		else this.kept[drawer] = Object.fromEntries(others);
	}

	#name(): string {
		return this.#isTest ? 'test' : 'active';
	}

	#all(): Record<string, unknown> & IDataObject {
		const all: unknown = this.kept[drawer];
		return isJsonObject(all) ? all : {};
	}
}

function textsIn(settings: unknown): WebhookSettings {
	if (!isJsonObject(settings)) return {};
	return Object.fromEntries(
		Object.entries(settings).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name, value]] : [],
		),
	);
}
