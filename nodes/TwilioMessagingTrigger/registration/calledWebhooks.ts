import { textOf, type JsonObject } from '../../twilio/api/json';
import {
	settingsIn,
	type WebhookSettings,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import { forgetClaims, noteState, processMemory } from './processMemory';
import type { Situation, Takeover } from './transitions';
import { keyOf, type WebhookIdentity } from './webhook';
import { readWebhookUrl } from './webhookUrl';

/**
 * Notes that a webhook is called from now on, and with which settings: whoever takes its source over
 * can give it back, also after others.
 */
export function noteCalled(
	{ webhook, standing, wanted }: Pick<Situation, 'webhook' | 'standing' | 'wanted'>,
	{ settings }: Pick<Takeover, 'settings'>,
): void {
	const earlier = wanted.map((group) => earlierClaims(standing, group));
	noteState(webhook, 'on');
	wanted.forEach((group, index) => {
		const others = [...(earlier[index] ?? [])].filter(([key]) => key !== keyOf(webhook));
		// The last one is to stand last.
		const own = settingsIn(settings, Object.keys(group.settings));
		processMemory.claims.set(claimed(standing, group), new Map([...others, [keyOf(webhook), own]]));
	});
}

/** A webhook has given settings of a source back: it is not called there any more, and with the active workflow nor is its listening. */
export function noteGivenBack(
	webhook: WebhookIdentity,
	standing: JsonObject,
	groups: readonly WebhookSettingsGroup[],
): void {
	const ended = keysEndedWith(webhook);
	for (const group of groups) forgetClaims(claimed(standing, group), ended);
}

/** Where somebody else has set the source since, nobody is called any more who was before. */
function earlierClaims(
	standing: JsonObject,
	group: WebhookSettingsGroup,
): Map<string, WebhookSettings> {
	if (!hasSeenAll(standing, group)) return new Map();
	const claims = new Map(calledAt(standing, group));
	const current = settingsIn(standing, Object.keys(group.settings));
	const { note } = readWebhookUrl(current[group.urlSetting] ?? '');
	// With what a person has added meanwhile.
	if (note && claims.has(keyOf(note))) claims.set(keyOf(note), current);
	return claims;
}

/** Whether a webhook has taken this very source, and is still called: it may be on with another one by now. */
export function isCalledBy(
	webhook: WebhookIdentity,
	standing: JsonObject,
	group: WebhookSettingsGroup,
): boolean {
	return calledAt(standing, group).some(([key]) => key === keyOf(webhook));
}

/**
 * The settings of the last other webhook that took a source over and is still called. The editor's listening
 * ends with the active workflow.
 *
 * @param standing the source
 */
export function lastCalled(
	webhook: WebhookIdentity,
	standing: JsonObject,
	group: WebhookSettingsGroup,
): WebhookSettings | undefined {
	const own = keysEndedWith(webhook);
	return calledAt(standing, group)
		.filter(([key]) => !own.has(key))
		.at(-1)?.[1];
}

function keysEndedWith({ instance, trigger, kind }: WebhookIdentity): ReadonlySet<string> {
	const kinds = kind === 'active' ? (['active', 'test'] as const) : ([kind] as const);
	return new Set(kinds.map((each) => keyOf({ instance, trigger, kind: each })));
}

/**
 * Whether this process has seen all that became of a source: what stands there is the webhook that took it
 * last. Otherwise another process, or a person, has set it meanwhile.
 */
export function hasSeenAll(standing: JsonObject, group: WebhookSettingsGroup): boolean {
	const { note } = readWebhookUrl(textOf(standing[group.urlSetting]));
	if (!note) return false;
	const isThere = (key: string) => key === keyOf(note) || isOn(key);
	const [last] = claimsOn(standing, group)
		.filter(([key]) => isThere(key))
		.at(-1) ?? [''];
	return last === keyOf(note);
}

/** What stood at a source for a webhook when another one took it, with what a person had added. */
export function claimOf(
	webhook: WebhookIdentity,
	standing: JsonObject,
	group: WebhookSettingsGroup,
): WebhookSettings {
	return claimsOn(standing, group).find(([key]) => key === keyOf(webhook))?.[1] ?? {};
}

/** Those that took a source and are still called, the last one last. */
const calledAt = (standing: JsonObject, group: WebhookSettingsGroup) =>
	claimsOn(standing, group).filter(([key]) => isOn(key));

const claimsOn = (standing: JsonObject, group: WebhookSettingsGroup) => [
	...(processMemory.claims.get(claimed(standing, group)) ?? []),
];

const isOn = (key: string) => processMemory.states.get(key) === 'on';

function claimed({ sid }: JsonObject, { urlSetting }: WebhookSettingsGroup): string {
	return `${textOf(sid)} ${urlSetting}`;
}
