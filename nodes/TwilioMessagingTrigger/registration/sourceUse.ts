import type { JsonObject } from '../../twilio/api/json';
import { settingsIn, type WebhookSettingsGroup } from '../../twilio/senders/webhookSettings';
import { ownerOf } from './webhookOwner';

/**
 * Who gets what the settings of a group send on, in words that end a sentence.
 *
 * @param standing the source as it stands at Twilio
 * @param webhookUrl the webhook that would take it over
 * @returns undefined when it may be taken over: nobody else uses it
 */
export function otherUserOf(
	{ urlSetting, settings }: WebhookSettingsGroup,
	standing: JsonObject,
	webhookUrl: string,
): string | undefined {
	const { [urlSetting]: url = '', ...others } = settingsIn(standing, Object.keys(settings));
	const { sms_application_sid: application = '', use_inbound_webhook_on_number: defers } = others;
	if (ownerOf(url, webhookUrl) === 'foreign') return withoutSecrets(url);
	if (application !== '') return `the application ${application}`;
	if (defers === 'true') return 'the webhooks of its numbers (Defer to sender’s webhook)';
	return undefined;
}

/** People put passwords and keys into URLs; n8n shows and stores what an error says. */
function withoutSecrets(url: string): string {
	if (!URL.canParse(url)) return 'another address';
	const { origin, pathname } = new URL(url);
	return origin + pathname;
}
