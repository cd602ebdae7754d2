import type { Webhook } from './webhook';
import { readWebhookUrl } from './webhookUrl';

/** Whose URL stands in a setting at Twilio, as a webhook of this trigger sees it. */
export type WebhookOwner =
	/** Nobody relies on its being called. */
	| 'nobody'
	/** Somebody else does. */
	| 'foreign'
	/** It is this very webhook's, at the address of today or an earlier one. */
	| 'own'
	/** It is another one of the same trigger: the editor's, seen from the active workflow, or the reverse. */
	| 'sibling'
	/** It is that of another trigger in the same n8n. */
	| 'neighbour';

/** What Twilio calls when nobody has said anything else: nothing is lost when it is replaced. */
const demo = /^https:\/\/demo\.twilio\.com\//;

/**
 * Whose a URL is.
 *
 * @param url what stands at Twilio; empty when nothing does
 */
export function ownerOf(url: string, webhook: Webhook): WebhookOwner {
	if (url === '' || demo.test(url)) return 'nobody';
	const { address, note } = readWebhookUrl(url);
	const addresses = [webhook.url, ...webhook.formerUrls];
	if (addresses.some((own) => isSame(address, own))) return 'own';
	if (addresses.some((own) => isSibling(address, own))) return 'sibling';
	// n8n has had another address when this was written.
	if (note?.instance !== webhook.instance) return 'foreign';
	if (note.trigger !== webhook.trigger) return 'neighbour';
	return note.kind === webhook.kind ? 'own' : 'sibling';
}

/** The parts of n8n's paths that tell the one from the other. */
const endpoints: ReadonlySet<string | undefined> = new Set(['webhook', 'webhook-test']);

function isSame(address: string, own: string): boolean {
	if (address === own) return true;
	if (!URL.canParse(address) || !URL.canParse(own)) return false;
	const [one, other] = [new URL(address), new URL(own)];
	return one.host === other.host && partsOf(one).join('/') === partsOf(other).join('/');
}

function isSibling(address: string, own: string): boolean {
	if (!URL.canParse(address) || !URL.canParse(own)) return false;
	const [one, other] = [new URL(address), new URL(own)];
	const [parts, expected] = [partsOf(one), partsOf(other)];
	if (one.host !== other.host || parts.length !== expected.length) return false;
	const different = parts.flatMap((part, index) => (part === expected[index] ? [] : [index]));
	const [place = -1] = different;
	return (
		different.length === 1 &&
		place < parts.length - 1 &&
		endpoints.has(parts[place]) &&
		endpoints.has(expected[place])
	);
}

function partsOf({ pathname }: URL): string[] {
	return pathname.split('/').filter(Boolean);
}
