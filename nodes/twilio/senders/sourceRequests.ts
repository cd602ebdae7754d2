import { accountPath, type Parameters, type TwilioRequest } from '../api/request';
import type { WebhookSettings } from './webhookSettings';
import type { Source, SourceKind } from './webhookSource';

/** Asks for a source as it is. */
export function fetchSourceRequest(accountSid: string, source: Source): TwilioRequest {
	return { method: 'GET', ...pathOfSource(accountSid, source), query: [], form: [] };
}

/** Changes settings of a source. */
export function updateSourceRequest(
	accountSid: string,
	source: Source,
	settings: WebhookSettings,
): TwilioRequest {
	const form: Parameters = Object.entries(settings).map(([name, value]) => [wireName(name), value]);
	return { method: 'POST', ...pathOfSource(accountSid, source), query: [], form };
}

function pathOfSource(
	accountSid: string,
	{ kind, sid }: Source,
): Pick<TwilioRequest, 'path' | 'product'> {
	return kind === 'phoneNumber'
		? { path: accountPath(accountSid, 'IncomingPhoneNumbers', `${sid}.json`) }
		: { product: 'messaging', path: `/v1/Services/${encodeURIComponent(sid)}` };
}

/** `sms_url` is sent as `SmsUrl`. */
function wireName(name: string): string {
	return name
		.split('_')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('');
}

/** The first page of the account's numbers or services. */
export function listSourcesRequest(
	accountSid: string,
	kind: SourceKind,
	filter: Parameters,
): TwilioRequest {
	const query: Parameters = [...filter, ['PageSize', String(pageSizes[kind])]];
	return kind === 'phoneNumber'
		? { method: 'GET', path: accountPath(accountSid, 'IncomingPhoneNumbers.json'), query, form: [] }
		: { method: 'GET', product: 'messaging', path: '/v1/Services', query, form: [] };
}

/** The largest that Twilio allows. */
const pageSizes: Readonly<Record<SourceKind, number>> = {
	phoneNumber: 1000,
	messagingService: 100,
};
