import {
	unsetSettings,
	type WebhookSettings,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import { stateOf } from './processMemory';
import type { Webhook } from './webhook';
import { ownerOf } from './webhookOwner';
import { readWebhookUrl } from './webhookUrl';

/**
 * What stood before any webhook of this trigger, be it this one or one of the same n8n, with what a person has
 * chosen beside it since.
 *
 * @param before what a webhook found; of the settings of a group, the URL is enough
 */
export function originalOf(
	before: WebhookSettings,
	group: WebhookSettingsGroup,
	webhook: Webhook,
): WebhookSettings {
	const url = before[group.urlSetting] ?? '';
	const owner = ownerOf(url, webhook);
	if (owner === 'nobody' || owner === 'foreign') return { ...unsetSettings(group), ...before };
	const { note } = readWebhookUrl(url);
	return { ...unsetSettings(group), ...note?.original, ...setByHand(before, group) };
}

/**
 * What is put back of what a webhook found: another webhook of this n8n only as long as it is called, and
 * otherwise what stood before that one.
 */
export function resolved(
	before: WebhookSettings,
	group: WebhookSettingsGroup,
	webhook: Webhook,
): WebhookSettings {
	const isKept = keeps(before[group.urlSetting] ?? '', webhook);
	return isKept ? before : originalOf(before, group, webhook);
}

function keeps(url: string, webhook: Webhook): boolean {
	switch (ownerOf(url, webhook)) {
		case 'nobody':
		case 'foreign':
			return true;
		case 'own':
			return false;
		case 'sibling':
			// Should the active workflow end first, it gives the source back for both.
			return webhook.kind === 'test';
		case 'neighbour': {
			const { note } = readWebhookUrl(url);
			const state = note && stateOf(note);
			// Listening is short: whom it took the source from is taken to be there still.
			const isBrief = webhook.kind === 'test' && note?.kind === 'active';
			return isBrief ? state !== 'off' : state === 'on';
		}
	}
}

/** Settings of a group that somebody chooses for themselves, whatever the URL beside them. */
const independent: ReadonlySet<string> = new Set([
	'sms_application_sid',
	'use_inbound_webhook_on_number',
]);

/** What a person has chosen beside a URL of ours, since it stands there. */
export function setByHand(
	current: WebhookSettings,
	{ settings }: WebhookSettingsGroup,
): WebhookSettings {
	return Object.fromEntries(
		Object.entries(current).filter(
			([name, value]) => independent.has(name) && value !== '' && value !== settings[name],
		),
	);
}

/** Whether two mean the same; Twilio shows what is not set in several ways. */
export function sameSettings(one: WebhookSettings, other: WebhookSettings): boolean {
	const names = new Set([...Object.keys(one), ...Object.keys(other)]);
	return [...names].every((name) => plain(one[name]) === plain(other[name]));
}

/** Settings of a group without those that are not set. */
export function withoutNothing(
	settings: WebhookSettings,
	group: WebhookSettingsGroup,
): WebhookSettings {
	const unset = unsetSettings(group);
	return Object.fromEntries(
		Object.entries(settings).filter(([name, value]) => plain(value) !== plain(unset[name])),
	);
}

const plain = (value = '') => (value === 'false' ? '' : value);
