import type { JsonObject } from '../../twilio/api/json';
import {
	settingsIn,
	type WebhookSettings,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import type { Source } from '../../twilio/senders/webhookSource';
import type { Problem } from '../../twilio/values/problem';
import {
	isLeftBehind,
	isLeftInstead,
	originalOf,
	resolved,
	sameSettings,
	setByHand,
	withoutNothing,
} from './beforehand';
import { registrationProblems } from './registrationProblems';
import { otherUserOf } from './sourceUse';
import type { SettingsByUrlSetting, StoredRegistration } from './storedRegistrations';
import type { Webhook, WebhookKind } from './webhook';
import { ownerOf, type WebhookOwner } from './webhookOwner';
import { readWebhookUrl, writeWebhookUrl, type WebhookUrl } from './webhookUrl';

/** What a webhook does, by whose URL it finds at Twilio. */
type Transitions<Action> = Readonly<Record<WebhookKind, Readonly<Record<WebhookOwner, Action>>>>;

/**
 * What a webhook that takes a source over remembers, to be restored one day:
 * - `standing`: what stands there; no webhook of this trigger has set it, or listening gives the active
 *   workflow its own back
 * - `earlier`: what was remembered earlier; what stands there we have set ourselves, be it before a crash
 *   or for the editor's listening
 */
const remembering: Transitions<'standing' | 'earlier'> = {
	active: {
		nobody: 'standing',
		foreign: 'standing',
		neighbour: 'standing',
		own: 'earlier',
		sibling: 'earlier',
	},
	test: {
		nobody: 'standing',
		foreign: 'standing',
		neighbour: 'standing',
		own: 'earlier',
		sibling: 'standing',
	},
};

/**
 * Whether removing a webhook restores what it remembers. Later manual changes are left alone. If the editor
 * is still listening, deactivating the workflow ends both.
 */
const puttingBack: Transitions<boolean> = {
	active: { nobody: false, foreign: false, neighbour: false, own: true, sibling: true },
	test: { nobody: false, foreign: false, neighbour: false, own: true, sibling: false },
};

/** What a webhook knows when it takes a source over. */
export interface Situation {
	readonly source: Source;
	/** What people call it. */
	readonly name: string;
	readonly account: string;
	readonly at: string;
	readonly webhook: Webhook;
	readonly wanted: readonly WebhookSettingsGroup[];
	/** The source as it stands at Twilio. */
	readonly standing: JsonObject;
	/** What this webhook has remembered of the source earlier. */
	readonly remembered: StoredRegistration | undefined;
	/** Whether it may be taken away from somebody. */
	readonly mayReplace: boolean;
}

/** What is to be done to take a source over. */
export interface Takeover {
	/** To be set at Twilio. */
	readonly settings: WebhookSettings;
	/** The same without notes, should Twilio refuse them. */
	readonly plainSettings: WebhookSettings;
	/** To be remembered until the source is given back. */
	readonly registration: StoredRegistration;
}

/** How a webhook takes a source over; what is wrong when that would take it away from somebody. */
export function takeOver(situation: Situation): Takeover | Problem {
	const { source, name, account, at, webhook, wanted, mayReplace } = situation;
	const problem = mayReplace ? undefined : problemWithTaking(situation);
	if (problem) return problem;
	const steps = wanted.map((group) => stepOf(group, situation));
	const withUrls = (urlOf: (url: WebhookUrl) => WebhookUrl) =>
		merged(
			steps.map(({ group, url }) => ({
				...group.settings,
				[group.urlSetting]: writeWebhookUrl(urlOf(url)),
			})),
		);
	const before: SettingsByUrlSetting = Object.fromEntries(
		steps.map((step) => [step.group.urlSetting, step.before]),
	);
	return {
		settings: withUrls((url) => url),
		plainSettings: withUrls((url) => ({ ...url, note: undefined })),
		registration: { source, url: webhook.url, before, account, name, at },
	};
}

function problemWithTaking({ name, webhook, wanted, standing }: Situation): Problem | undefined {
	const users = wanted.map((group) => otherUserOf(group, standing, webhook));
	const other = users.find((user) => user !== undefined);
	return other === undefined ? undefined : registrationProblems.sourceInUse(name, other);
}

function stepOf(group: WebhookSettingsGroup, situation: Situation) {
	const { webhook, standing, remembered } = situation;
	const current = settingsIn(standing, Object.keys(group.settings));
	const url = current[group.urlSetting] ?? '';
	const owner = ownerOf(url, webhook);
	const isOurs = owner === 'own' || owner === 'sibling';
	const isEarlier =
		remembering[webhook.kind][owner] === 'earlier' || isLeftInstead(current, remembered?.left);
	const before = isEarlier
		? { ...earlierThan(url, group, webhook, remembered), ...setByHand(current, group) }
		: current;
	const { instance, trigger, kind } = webhook;
	const original = withoutNothing(originalOf(before, group, webhook), group);
	const { query, overrides } = readWebhookUrl(isOurs ? url : '');
	const note = { instance, trigger, kind, original };
	return { group, before, url: { address: webhook.url, query, overrides, note } };
}

/**
 * What stood at a source before the URL of ours that stands there now. The note in the URL came there
 * together with it; what is remembered says more where both mean the same.
 */
function earlierThan(
	url: string,
	group: WebhookSettingsGroup,
	webhook: Webhook,
	remembered: StoredRegistration | undefined,
): WebhookSettings {
	const { note } = readWebhookUrl(url);
	const known = remembered?.before[group.urlSetting];
	const noted = originalOf({ [group.urlSetting]: url }, group, webhook);
	if (!known) return noted;
	const isAlike = sameSettings(originalOf(known, group, webhook), noted);
	return !note || isAlike ? known : noted;
}

/**
 * How a webhook gives a source back.
 *
 * @param groups that it may have taken over
 * @param standing the source as it stands at Twilio
 * @returns what is to be set at Twilio; empty when nothing is
 */
export function giveBack(
	webhook: Webhook,
	groups: readonly WebhookSettingsGroup[],
	standing: JsonObject,
	remembered: StoredRegistration | undefined,
): WebhookSettings {
	return merged(
		groups.map((group) => {
			const current = settingsIn(standing, Object.keys(group.settings));
			const url = current[group.urlSetting] ?? '';
			const owner = ownerOf(url, webhook);
			const isOurs = puttingBack[webhook.kind][owner] || isLeftInstead(current, remembered?.left);
			if (!isOurs) return {};
			const isKnown = remembered?.before[group.urlSetting] !== undefined;
			if (!isKnown && !isLeftBehind(url)) return {};
			const before = earlierThan(url, group, webhook, remembered);
			return { ...resolved(before, group, webhook, standing), ...setByHand(current, group) };
		}),
	);
}

/** Whether all that a takeover would set stands already, and no more is remembered. */
export function stands(
	{ settings, registration }: Takeover,
	standing: JsonObject,
	remembered: StoredRegistration,
): boolean {
	const current = settingsIn(standing, Object.keys(settings));
	const isSame = Object.keys(remembered.before).length === Object.keys(registration.before).length;
	// A fallback that somebody has added is theirs: Twilio calls it only when n8n does not answer.
	return (
		isSame &&
		Object.entries(settings).every(
			([name, value]) => current[name] === value || name.includes('fallback'),
		)
	);
}

function merged(settings: readonly WebhookSettings[]): WebhookSettings {
	return Object.fromEntries(settings.flatMap((each) => Object.entries(each)));
}
