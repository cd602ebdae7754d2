import { isJsonObject, type JsonObject } from '../api/json';
import type { SourceKind } from './webhookSource';

/** Settings of a source, by the names of its resource. Twilio's empty ones are empty texts. */
export type WebhookSettings = Readonly<Record<string, string>>;

/** Settings that belong together: when the URL is changed, the others mean something else. */
export interface WebhookSettingsGroup {
	/** The name of the setting that holds the URL. */
	readonly urlSetting: string;
	/** All that makes Twilio call that URL. */
	readonly settings: WebhookSettings;
}

const messageGroups: Readonly<Record<SourceKind, (url: string) => WebhookSettingsGroup>> = {
	phoneNumber: (url) => ({
		urlSetting: 'sms_url',
		settings: {
			sms_url: url,
			sms_method: 'POST',
			sms_fallback_url: '',
			sms_fallback_method: 'POST',
			sms_application_sid: '',
		},
	}),
	messagingService: (url) => ({
		urlSetting: 'inbound_request_url',
		settings: {
			inbound_request_url: url,
			inbound_method: 'POST',
			fallback_url: '',
			fallback_method: 'POST',
			use_inbound_webhook_on_number: 'false',
		},
	}),
};

/**
 * The settings that make Twilio post what comes in to a URL.
 *
 * @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 * @see https://www.twilio.com/docs/messaging/api/service-resource
 */
export function messagesTo(kind: SourceKind, url: string): WebhookSettingsGroup {
	return messageGroups[kind](url);
}

/** The settings that make a Messaging Service post status updates to a URL; a number has none. */
export function statusUpdatesTo(url: string): WebhookSettingsGroup {
	return { urlSetting: 'status_callback', settings: { status_callback: url } };
}

/** The named settings as a resource has them. */
export function settingsIn(resource: JsonObject, names: Iterable<string>): WebhookSettings {
	return Object.fromEntries(
		Array.from(names, (name) => {
			const value = resource[name] ?? '';
			return [name, isJsonObject(value) || Array.isArray(value) ? '' : String(value)];
		}),
	);
}

/** The settings of a group when nobody is called, as Twilio has them at first. */
export function unsetSettings({ settings }: WebhookSettingsGroup): WebhookSettings {
	return Object.fromEntries(Object.keys(settings).map((name) => [name, unsetValue(name)]));
}

function unsetValue(name: string): string {
	if (name.endsWith('method')) return 'POST';
	return name.startsWith('use_') ? 'false' : '';
}
