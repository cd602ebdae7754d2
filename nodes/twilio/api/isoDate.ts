import type { JsonValue } from './json';

/** Twilio writes dates as RFC 2822 ("Thu, 24 Aug 2023 05:01:45 +0000"). */
export function isoDateOrNull(value: JsonValue): string | null {
	if (typeof value !== 'string') return null;
	const moment = new Date(value);
	return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
