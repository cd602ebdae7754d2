import type { WebhookSettings } from '../../twilio/senders/webhookSettings';
import type { StoredRegistration } from './storedRegistrations';
import { keyOf, type WebhookIdentity } from './webhook';

/** Whether Twilio's calls lead anywhere in this n8n; undefined when this process has not seen it. */
export type WebhookState = 'on' | 'off' | undefined;

/** What this process knows and n8n does not store; all of it is gone when n8n ends. Keys are those of webhooks. */
export const processMemory = {
	/** n8n stores what was kept only when all of an activation went well. */
	unstored: new Map<string, readonly StoredRegistration[]>(),
	states: new Map<string, Exclude<WebhookState, undefined>>(),
	/** By the setting of a source: what stands there for each webhook that took it, the last one last. */
	claims: new Map<string, ReadonlyMap<string, WebhookSettings>>(),
	/** When n8n stops listening, it says no more that it was for a test. */
	testUrls: new Set<string>(),
};

/** Notes that a webhook is called from now on, or no longer. */
export function noteState(webhook: WebhookIdentity, state: Exclude<WebhookState, undefined>): void {
	const key = keyOf(webhook);
	processMemory.states.set(key, state);
	if (state === 'off') return;
	// Whatever it had taken, it may be on with another source.
	for (const place of processMemory.claims.keys()) forgetClaims(place, new Set([key]));
}

/** Forgets what stands at the setting of a source for some webhooks. */
export function forgetClaims(place: string, keys: ReadonlySet<string>): void {
	const claims = processMemory.claims.get(place) ?? new Map<string, WebhookSettings>();
	const others = [...claims].filter(([key]) => !keys.has(key));
	if (others.length === 0) processMemory.claims.delete(place);
	else processMemory.claims.set(place, new Map(others));
}

/** Whether a webhook is called, as far as this process has seen. */
export function stateOf(webhook: WebhookIdentity): WebhookState {
	return processMemory.states.get(keyOf(webhook));
}
