import type { StoredRegistration } from './storedRegistrations';
import { keyOf, type WebhookIdentity } from './webhook';

/** Whether Twilio's calls lead anywhere in this n8n; undefined when this process has not seen it. */
export type WebhookState = 'on' | 'off' | undefined;

/** What this process knows and n8n does not store; all of it is gone when n8n ends. Keys are those of webhooks. */
export const processMemory = {
	/** n8n stores what was kept only when all of an activation went well. */
	unstored: new Map<string, readonly StoredRegistration[]>(),
	states: new Map<string, Exclude<WebhookState, undefined>>(),
	/** When n8n stops listening, it says no more that it was for a test. */
	testUrls: new Set<string>(),
};

/** Notes that a webhook is called from now on, or no longer. */
export function noteState(webhook: WebhookIdentity, state: Exclude<WebhookState, undefined>): void {
	processMemory.states.set(keyOf(webhook), state);
}

/** Whether a webhook is called, as far as this process has seen. */
export function stateOf(webhook: WebhookIdentity): WebhookState {
	return processMemory.states.get(keyOf(webhook));
}
