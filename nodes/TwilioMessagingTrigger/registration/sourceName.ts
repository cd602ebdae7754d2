import { textOf, type JsonObject } from '../../twilio/api/json';
import type { Source } from '../../twilio/senders/webhookSource';

/** What people call a source: a phone number by its number, a service by its name. */
export function nameOfSource({ kind, sid }: Source, resource: JsonObject): string {
	if (kind === 'phoneNumber') return textOf(resource.phone_number) || sid;
	const name = textOf(resource.friendly_name);
	return name === '' ? sid : `the Messaging Service “${name}”`;
}
