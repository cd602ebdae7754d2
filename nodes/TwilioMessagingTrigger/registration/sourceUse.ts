import type { JsonObject } from '../../twilio/api/json';
import { settingsIn, type WebhookSettingsGroup } from '../../twilio/senders/webhookSettings';
import { stateOf } from './processMemory';
import type { Webhook } from './webhook';
import { ownerOf } from './webhookOwner';
import { readWebhookUrl } from './webhookUrl';

/**
 * Who gets what the settings of a group send on, in words that end a sentence.
 *
 * @param standing the source as it stands at Twilio
 * @param webhook the one that would take it over
 * @returns undefined when it may be taken over: nobody else uses it
 */
export function otherUserOf(
	{ urlSetting, settings }: WebhookSettingsGroup,
	standing: JsonObject,
	webhook: Webhook,
): string | undefined {
	const { [urlSetting]: url = '', ...others } = settingsIn(standing, Object.keys(settings));
	const { sms_application_sid: application = '', use_inbound_webhook_on_number: defers } = others;
	const owner = ownerOf(url, webhook);
	if (owner === 'foreign') return withoutSecrets(url);
	if (owner === 'neighbour' && !isLeft(url))
		return `another workflow of this n8n (${withoutSecrets(url)})`;
	if (application !== '') return `the application ${application}`;
	if (defers === 'true') return 'the webhooks of its numbers (Defer to sender’s webhook)';
	return undefined;
}

/**
 * Whether nobody waits for calls of another trigger's webhook: listening in the editor ends with n8n, so
 * one that this process has not seen was left by a process that is gone.
 */
function isLeft(url: string): boolean {
	const { note } = readWebhookUrl(url);
	if (!note) return false;
	return note.kind === 'test' ? stateOf(note) !== 'on' : stateOf(note) === 'off';
}

/** People put passwords and keys into URLs; n8n shows and stores what an error says. */
export function withoutSecrets(url: string): string {
	if (!URL.canParse(url)) return 'another URL';
	const { origin, pathname } = new URL(url);
	return origin + pathname;
}
