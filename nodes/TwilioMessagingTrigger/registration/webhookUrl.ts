import type { WebhookSettings } from '../../twilio/senders/webhookSettings';
import type { WebhookIdentity } from './webhook';

/**
 * What a webhook of this trigger notes behind the "#" of its URL: Twilio keeps that part of an address and
 * neither sends nor signs it. It outlives n8n, which stores nothing of the editor's listening.
 */
export interface WebhookNote extends WebhookIdentity {
	/** The webhook before any of this trigger; only what differs from nothing. */
	readonly original: WebhookSettings;
}

/** A URL at Twilio, taken apart without changing a character. */
export interface WebhookUrl {
	/** Without what begins with "?" or "#". */
	readonly address: string;
	/** With its "?"; empty for none. */
	readonly query: string;
	/** What is behind the "#" beside the note, such as `rc=3`: how Twilio is to connect. */
	readonly overrides: readonly string[];
	/** Undefined for what no webhook of this trigger has written. */
	readonly note: WebhookNote | undefined;
}

/** Begins the name of each part of the note. Twilio's own names have no dot in them. */
const prefix = 'n8n.';
const identityName = `${prefix}by`;

/** Longer ones are written without a note: how long an address may be, Twilio does not say. */
const longest = 2000;

/** Takes a URL apart; any text is one. */
export function readWebhookUrl(url: string): WebhookUrl {
	const [, address = '', query = '', fragment = ''] =
		/^([^?#]*)(\?[^#]*)?(?:#([^]*))?$/.exec(url) ?? [];
	const parts = fragment.split('&').filter((part) => part !== '');
	const ours = parts.filter((part) => part.startsWith(prefix));
	return {
		address,
		query,
		overrides: parts.filter((part) => !part.startsWith(prefix)),
		note: readNote(new URLSearchParams(ours.join('&'))),
	};
}

/** Puts a URL together. */
export function writeWebhookUrl({ address, query, overrides, note }: WebhookUrl): string {
	const whole = joined(address, query, [...overrides, ...(note ? partsOf(note) : [])]);
	return whole.length <= longest ? whole : joined(address, query, overrides);
}

function joined(address: string, query: string, parts: readonly string[]): string {
	return `${address}${query}${parts.length === 0 ? '' : '#'}${parts.join('&')}`;
}

function partsOf({ instance, trigger, kind, original }: WebhookNote): string[] {
	const settings = Object.entries(original).map(
		([name, value]) => `${prefix}${name}=${encodeURIComponent(value)}`,
	);
	return [`${identityName}=${instance}.${trigger}.${kind}`, ...settings];
}

function readNote(parts: URLSearchParams): WebhookNote | undefined {
	const [, instance, trigger, kind] =
		/^([\w-]+)\.([\w-]+)\.(active|test)$/.exec(parts.get(identityName) ?? '') ?? [];
	if (instance === undefined || trigger === undefined) return undefined;
	const settings = [...parts].filter(([name]) => name !== identityName);
	return {
		instance,
		trigger,
		kind: kind === 'test' ? 'test' : 'active',
		original: Object.fromEntries(
			settings.map(([name, value]) => [name.slice(prefix.length), value]),
		),
	};
}
