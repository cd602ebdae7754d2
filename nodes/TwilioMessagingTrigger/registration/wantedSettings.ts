import type { JsonObject } from '../../twilio/api/json';
import {
	messagesTo,
	settingsIn,
	statusUpdatesTo,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import type { TriggerParameters } from '../fields/triggerParameters';
import type { StoredRegistration } from './storedRegistrations';

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

/** Whether Twilio posts all that is wanted, and no more, to a webhook that remembers this. */
export function isRegistered(
	wanted: readonly WebhookSettingsGroup[],
	standing: JsonObject,
	{ before }: StoredRegistration,
): boolean {
	const isSame = Object.keys(before).length === wanted.length;
	return isSame && wanted.every((group) => isAsWanted(group, standing));
}

/** A fallback that somebody has added is theirs: Twilio calls it only when n8n does not answer. */
function isAsWanted({ settings }: WebhookSettingsGroup, standing: JsonObject): boolean {
	const current = settingsIn(standing, Object.keys(settings));
	return Object.entries(settings).every(
		([name, value]) => current[name] === value || name.includes('fallback'),
	);
}
