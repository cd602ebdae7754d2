import type { WebhookSettings } from '../../twilio/senders/webhookTargets';

/**
 * What stood at sources before any webhook of this trigger did, as far as this process has seen it: the
 * active workflow and the editor's listening take turns, and n8n stores what the one knows too late for
 * the other.
 */
const originals = new Map<string, WebhookSettings>();

const keyOf = (sid: string, address: string) => `${sid} ${address}`;

/** Notes what somebody else had set. */
export function noteOriginal(sid: string, address: string, settings: WebhookSettings): void {
	originals.set(keyOf(sid, address), settings);
}

/** What somebody else had set; undefined when this process has not seen it. */
export function originalOf(sid: string, address: string): WebhookSettings | undefined {
	return originals.get(keyOf(sid, address));
}
