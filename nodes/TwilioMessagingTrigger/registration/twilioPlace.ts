import type { TwilioAccount } from '../../connection/account';
import { isTwilioHost } from '../../twilio/values/host';

/**
 * Where a credential reaches Twilio: its region, or the Base URL. A number or service is known in one region
 * alone; edges are ways to the same one.
 */
export function placeOf({ baseUrls }: Pick<TwilioAccount, 'baseUrls'>): string {
	const { hostname } = new URL(baseUrls.api);
	if (!isTwilioHost(hostname)) return baseUrls.api;
	return /\.([a-z]+\d+)\.twilio\.com$/.exec(hostname)?.[1] ?? 'us1';
}
