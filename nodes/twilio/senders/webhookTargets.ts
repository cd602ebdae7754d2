import { isJsonObject, type JsonObject } from '../api/json';
import { accountPath, type Parameters, type TwilioRequest } from '../api/request';

/** What Twilio sends on to a web application: a number, or a service with its pool of senders. */
export type SourceKind = 'phoneNumber' | 'messagingService';

/** One of them. */
export interface Source {
	readonly kind: SourceKind;
	/** `PN…` or `MG…`. */
	readonly sid: string;
}

/** Settings of a source, by the names of its resource. Twilio's empty ones are empty texts. */
export type WebhookSettings = Readonly<Record<string, string>>;

/** Settings that belong together: when the address is changed, the others mean something else. */
export interface WebhookSettingsGroup {
	/** The setting that holds the address. */
	readonly address: string;
	/** What makes Twilio call an address, all of it. */
	readonly settings: WebhookSettings;
}

const messageGroups: Readonly<Record<SourceKind, (url: string) => WebhookSettingsGroup>> = {
	phoneNumber: (url) => ({
		address: 'sms_url',
		settings: {
			sms_url: url,
			sms_method: 'POST',
			sms_fallback_url: '',
			sms_fallback_method: 'POST',
			sms_application_sid: '',
		},
	}),
	messagingService: (url) => ({
		address: 'inbound_request_url',
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
 * The settings that make Twilio post what comes in to an address.
 *
 * @see https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 * @see https://www.twilio.com/docs/messaging/api/service-resource
 */
export function messagesTo(kind: SourceKind, url: string): WebhookSettingsGroup {
	return messageGroups[kind](url);
}

/** The settings that make a Messaging Service post status updates to an address; a number has none. */
export function statusUpdatesTo(url: string): WebhookSettingsGroup {
	return { address: 'status_callback', settings: { status_callback: url } };
}

/** Asks for a source as it is. */
export function fetchSourceRequest(accountSid: string, source: Source): TwilioRequest {
	return { method: 'GET', ...pathOfSource(accountSid, source), query: [], form: [] };
}

/** Changes settings of a source. */
export function updateSourceRequest(
	accountSid: string,
	source: Source,
	settings: WebhookSettings,
): TwilioRequest {
	const form: Parameters = Object.entries(settings).map(([name, value]) => [wireName(name), value]);
	return { method: 'POST', ...pathOfSource(accountSid, source), query: [], form };
}

function pathOfSource(
	accountSid: string,
	{ kind, sid }: Source,
): Pick<TwilioRequest, 'path' | 'product'> {
	return kind === 'phoneNumber'
		? { path: accountPath(accountSid, 'IncomingPhoneNumbers', `${sid}.json`) }
		: { product: 'messaging', path: `/v1/Services/${encodeURIComponent(sid)}` };
}

/** `sms_url` is sent as `SmsUrl`. */
function wireName(name: string): string {
	return name
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
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

/** The first page of the account's numbers or services. */
export function listSourcesRequest(
	accountSid: string,
	kind: SourceKind,
	filter: Parameters,
): TwilioRequest {
	const query: Parameters = [...filter, ['PageSize', String(pageSizes[kind])]];
	return kind === 'phoneNumber'
		? { method: 'GET', path: accountPath(accountSid, 'IncomingPhoneNumbers.json'), query, form: [] }
		: { method: 'GET', product: 'messaging', path: '/v1/Services', query, form: [] };
}

/** The largest that Twilio allows. */
const pageSizes: Readonly<Record<SourceKind, number>> = {
	phoneNumber: 1000,
	messagingService: 100,
};
