import { hash } from 'node:crypto';

/** The webhook of the active workflow, or that of the editor's listening. The names are stored. */
export type WebhookKind = 'active' | 'test';

/** What tells a webhook of this trigger from all others, whatever address n8n has. */
export interface WebhookIdentity {
	/** The n8n that it belongs to. */
	readonly instance: string;
	/** The trigger: this node in this workflow. */
	readonly trigger: string;
	readonly kind: WebhookKind;
}

/** A webhook, and where it is called. */
export interface Webhook extends WebhookIdentity {
	/** Its address today. */
	readonly url: string;
	/** Addresses that it is known to have had. */
	readonly formerUrls: readonly string[];
}

/** In characters: enough to tell the triggers of an account apart. */
const length = 8;

/** A short name for something, that says nothing else about it. */
export function shortNameOf(...parts: string[]): string {
	return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, length);
}

/** The key of a webhook, for what this process remembers of it. */
export function keyOf({ instance, trigger, kind }: WebhookIdentity): string {
	return `${instance}.${trigger}.${kind}`;
}
