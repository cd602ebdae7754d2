import {
	messagesTo,
	statusUpdatesTo,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import type { SourceKind } from '../../twilio/senders/webhookSource';
import type { TriggerParameters } from '../fields/triggerParameters';

/** What should stand at Twilio, so that it posts to this URL what the node's fields ask for. */
export function wantedSettings(
	{ source, events }: Pick<TriggerParameters, 'source' | 'events'>,
	url: string,
): WebhookSettingsGroup[] {
	if (!source) return [];
	// A number has no status updates of its own.
	const forStatus = source.kind === 'messagingService' && events.has('messageStatusUpdated');
	return [
		...(events.has('messageReceived') ? [messagesTo(source.kind, url)] : []),
		...(forStatus ? [statusUpdatesTo(url)] : []),
	];
}

/** All that a webhook can ever have set at a source. */
export function possibleSettings(kind: SourceKind, url: string): WebhookSettingsGroup[] {
	return [messagesTo(kind, url), ...(kind === 'messagingService' ? [statusUpdatesTo(url)] : [])];
}
