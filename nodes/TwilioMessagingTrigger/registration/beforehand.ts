import type { JsonObject } from '../../twilio/api/json';
import {
	settingsIn,
	unsetSettings,
	type WebhookSettings,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import { claimOf, hasSeenAll, isCalledBy, lastCalled } from './calledWebhooks';
import { stateOf } from './processMemory';
import type { Webhook, WebhookIdentity } from './webhook';
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
	if (!isOfThisTrigger(before, group, webhook)) return { ...unsetSettings(group), ...before };
	const { note } = readWebhookUrl(before[group.urlSetting] ?? '');
	return { ...unsetSettings(group), ...note?.original, ...setByHand(before, group) };
}

/** Whether a webhook of this trigger has set them, be it this one or one of the same n8n. */
function isOfThisTrigger(
	settings: WebhookSettings,
	{ urlSetting }: WebhookSettingsGroup,
	webhook: Webhook,
): boolean {
	const owner = ownerOf(settings[urlSetting] ?? '', webhook);
	return owner !== 'nobody' && owner !== 'foreign';
}

/**
 * What to restore when a webhook is removed: the settings of the webhook that took the source last and is
 * still called, whether before or after this one. If this process cannot know that: what this webhook found,
 * unless that is another webhook of this n8n that is no longer called; then the previous webhook of them all.
 *
 * @param before what the webhook found
 * @param standing the source
 */
export function resolved(
	before: WebhookSettings,
	group: WebhookSettingsGroup,
	webhook: Webhook,
	standing: JsonObject,
): WebhookSettings {
	const called = lastCalled(webhook, standing, group);
	if (called && hasSeenAll(standing, group)) {
		const own = claimOf({ ...webhook, kind: 'active' }, standing, group);
		// Beside a URL of ours, the webhook has found what a person had added, too.
		const added = isOfThisTrigger(before, group, webhook) ? setByHand(before, group) : {};
		return { ...called, ...setByHand(own, group), ...added };
	}
	const isKept = keeps(before[group.urlSetting] ?? '', webhook, standing, group);
	if (isKept) return before;
	return called ?? originalOf(before, group, webhook);
}

function keeps(
	url: string,
	webhook: Webhook,
	standing: JsonObject,
	group: WebhookSettingsGroup,
): boolean {
	const isOn = (other: WebhookIdentity) => isCalledBy(other, standing, group);
	switch (ownerOf(url, webhook)) {
		case 'nobody':
		case 'foreign':
			return true;
		case 'own':
			return false;
		case 'sibling': {
			// Should the active workflow end first, it gives the source back for both, if nobody else has it.
			const active = { ...webhook, kind: 'active' } as const;
			return webhook.kind === 'test' && (stateOf(active) === undefined || isOn(active));
		}
		case 'neighbour': {
			const { note } = readWebhookUrl(url);
			if (!note) return false;
			// Listening is brief: the workflow it took the source from is assumed to be still active.
			const isBrief = webhook.kind === 'test' && note.kind === 'active';
			return isOn(note) || (isBrief && stateOf(note) === undefined);
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

/**
 * Whether a URL of this trigger, of which nothing is stored, carries the previous webhook in its note, and
 * nobody is listening.
 */
export function isLeftBehind(url: string): boolean {
	const { note } = readWebhookUrl(url);
	return note !== undefined && (note.kind === 'active' || stateOf(note) !== 'on');
}

/** Whether what stands there is what a webhook has restored in place of what Twilio refused. */
export function isLeftInstead(
	current: WebhookSettings,
	left: WebhookSettings | undefined,
): boolean {
	const names = Object.keys(current);
	// It may be about the other settings of the source.
	if (!left || !names.some((name) => name in left)) return false;
	return sameSettings(current, settingsIn(left, names));
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
