import type { JsonObject } from '../../twilio/api/json';
import {
	settingsIn,
	unsetSettings,
	type WebhookSettings,
	type WebhookSettingsGroup,
} from '../../twilio/senders/webhookSettings';
import type { Source } from '../../twilio/senders/webhookSource';
import type { Problem } from '../../twilio/values/problem';
import { registrationProblems } from './registrationProblems';
import { otherUserOf } from './sourceUse';
import type { SettingsByUrlSetting, StoredRegistration, WebhookKind } from './storedRegistrations';
import { ownerOf, type WebhookOwner } from './webhookOwner';

/** What a webhook does, by whose URL it finds at Twilio. */
type Transitions<Action> = Readonly<Record<WebhookKind, Readonly<Record<WebhookOwner, Action>>>>;

/**
 * What a webhook that takes a source over remembers, to be put back one day:
 * - `original`: what stands there; no webhook of this trigger has set it
 * - `standing`: what stands there, although this trigger has set it: listening gives the active workflow
 *   its own back
 * - `earlier`: what was remembered earlier; what stands there we have set ourselves, be it before a crash
 *   or for the editor's listening
 */
const remembering: Transitions<'original' | 'standing' | 'earlier'> = {
	active: { nobody: 'original', foreign: 'original', own: 'earlier', sibling: 'earlier' },
	test: { nobody: 'original', foreign: 'original', own: 'earlier', sibling: 'standing' },
};

/**
 * Whether a webhook that gives a source back puts back what it remembers. What a person has changed by
 * hand since is left alone. Where the editor still listens, the active workflow's end is the end of both.
 */
const puttingBack: Transitions<boolean> = {
	active: { nobody: false, foreign: false, own: true, sibling: true },
	test: { nobody: false, foreign: false, own: true, sibling: false },
};

/** What a webhook knows when it takes a source over. */
export interface Situation {
	readonly source: Source;
	readonly webhook: { readonly kind: WebhookKind; readonly url: string };
	readonly wanted: readonly WebhookSettingsGroup[];
	/** The source as it stands at Twilio. */
	readonly standing: JsonObject;
	/** What this webhook has remembered earlier. */
	readonly remembered: StoredRegistration | undefined;
	/** What somebody else had set at the source, as far as it is known. */
	readonly originals: SettingsByUrlSetting;
	/** Whether it may be taken away from somebody. */
	readonly mayReplace: boolean;
}

/** What is to be done to take a source over. */
export interface Takeover {
	/** To be set at Twilio. */
	readonly settings: WebhookSettings;
	/** To be remembered until the source is given back. */
	readonly registration: StoredRegistration;
	/** Those of somebody else among what stood there. */
	readonly originals: SettingsByUrlSetting;
}

/** How a webhook takes a source over; what is wrong when that would take it away from somebody. */
export function takeOver(situation: Situation): Takeover | Problem {
	const { source, webhook, wanted } = situation;
	const problem = situation.mayReplace ? undefined : problemWithTaking(situation);
	if (problem) return problem;
	const steps = wanted.map((group) => stepOf(group, situation));
	return {
		settings: merged(wanted.map(({ settings }) => settings)),
		registration: { source, url: webhook.url, before: byUrlSetting(steps) },
		originals: byUrlSetting(steps.filter(({ action }) => action === 'original')),
	};
}

function problemWithTaking({ source, webhook, wanted, standing }: Situation): Problem | undefined {
	for (const group of wanted) {
		const otherUser = otherUserOf(group, standing, webhook.url);
		if (otherUser !== undefined) return registrationProblems.sourceInUse(source.sid, otherUser);
	}
	return undefined;
}

function stepOf(group: WebhookSettingsGroup, situation: Situation) {
	const { webhook, standing } = situation;
	const { urlSetting } = group;
	const current = settingsIn(standing, Object.keys(group.settings));
	const action = remembering[webhook.kind][ownerOf(current[urlSetting] ?? '', webhook.url)];
	const before = action === 'earlier' ? rememberedEarlier(group, situation) : current;
	return { urlSetting, action, before };
}

function byUrlSetting(steps: ReadonlyArray<ReturnType<typeof stepOf>>): SettingsByUrlSetting {
	return Object.fromEntries(steps.map(({ urlSetting, before }) => [urlSetting, before]));
}

function rememberedEarlier(
	group: WebhookSettingsGroup,
	{ source, remembered, originals }: Situation,
): WebhookSettings {
	const earlier = remembered?.source.sid === source.sid ? remembered.before : {};
	return earlier[group.urlSetting] ?? originals[group.urlSetting] ?? unsetSettings(group);
}

/**
 * How a webhook gives a source back.
 *
 * @param standing the source as it stands at Twilio
 * @returns what is to be set at Twilio; empty when nothing is
 */
export function giveBack(
	kind: WebhookKind,
	standing: JsonObject,
	{ url, before }: StoredRegistration,
): WebhookSettings {
	const ours = Object.entries(before).filter(([urlSetting]) => {
		const { [urlSetting]: current = '' } = settingsIn(standing, [urlSetting]);
		return puttingBack[kind][ownerOf(current, url)];
	});
	return merged(ours.map(([, settings]) => settings));
}

function merged(settings: readonly WebhookSettings[]): WebhookSettings {
	return Object.fromEntries(settings.flatMap((each) => Object.entries(each)));
}
