import type { IDataObject } from 'n8n-workflow';
import { isJsonObject } from '../../twilio/api/json';
import type { WebhookSettings } from '../../twilio/senders/webhookSettings';
import type { Source } from '../../twilio/senders/webhookSource';

/** Settings of whole groups, by the name of each group's setting that holds the URL. */
export type SettingsByUrlSetting = Readonly<Record<string, WebhookSettings>>;

/** What stood at Twilio before the trigger took over, to be put back. */
export interface StoredRegistration {
	readonly source: Source;
	/** Where Twilio was told to post. */
	readonly url: string;
	readonly before: SettingsByUrlSetting;
}

/** The webhook of the active workflow, or that of the editor's listening. The names are stored. */
export type WebhookKind = 'active' | 'test';

/** By the webhook's URL: n8n stores what was kept only when all of an activation went well. */
const unstored = new Map<string, StoredRegistration>();

/** Under this name, saved workflows hold their registrations by the kind of their webhook. */
const drawer = 'twilioMessagingRegistrations';

/** The registration of one webhook, kept in the workflow's static data. */
export class RegistrationStore {
	readonly kind: WebhookKind;

	/**
	 * @param staticData the node's, which n8n stores with the workflow
	 * @param url the webhook's own
	 * @param startsTest whether the editor begins to listen
	 */
	constructor(
		private readonly staticData: IDataObject,
		private readonly url: string,
		startsTest: boolean,
	) {
		// When n8n stops listening, it says no more that it was for a test: only the URL tells.
		const isTest = startsTest || readRegistration(this.#stored().test)?.url === url;
		this.kind = isTest ? 'test' : 'active';
	}

	recall(): StoredRegistration | undefined {
		return readRegistration(this.#stored()[this.kind]) ?? unstored.get(this.url);
	}

	remember({ source, url, before }: StoredRegistration): void {
		unstored.set(this.url, { source, url, before });
		this.staticData[drawer] = {
			...this.#stored(),
			[this.kind]: { source: { ...source }, url, before: { ...before } },
		};
	}

	forget(): void {
		unstored.delete(this.url);
		const others = Object.entries(this.#stored()).filter(([kind]) => kind !== this.kind);
		if (others.length === 0) Reflect.deleteProperty(this.staticData, drawer);
		else this.staticData[drawer] = Object.fromEntries(others);
	}

	#stored(): Record<string, unknown> & IDataObject {
		const stored: unknown = this.staticData[drawer];
		return isJsonObject(stored) ? stored : {};
	}
}

/** Undefined for what no version of this node has stored. */
function readRegistration(entry: unknown): StoredRegistration | undefined {
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
			Object.entries(before).map(([name, settings]) => [name, readSettings(settings)]),
		),
	};
}

function readSettings(settings: unknown): WebhookSettings {
	if (!isJsonObject(settings)) return {};
	return Object.fromEntries(
		Object.entries(settings).flatMap(([name, value]) =>
			typeof value === 'string' ? [[name, value]] : [],
		),
	);
}
