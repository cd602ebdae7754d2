const day = 86_400_000;

/** A span of time; both ends belong to it. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** Twilio's date form in v2010, RFC 2822: `Thu, 24 Aug 2023 05:01:45 +0000`. */
export function formatDate(milliseconds: number): string {
	return new Date(milliseconds).toUTCString().replace('GMT', '+0000');
}

/**
 * Reads the forms that Twilio's description gives for date filters: a day, an ISO date-time, a
 * date-time without zone (which is GMT) and RFC 2822. A day becomes its whole span.
 */
export function parseDate(text: string): Span | undefined {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
		const start = Date.parse(`${text}T00:00:00Z`);
		return Number.isNaN(start) ? undefined : { from: start, to: start + day - 1 };
	}
	const withoutZone = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/.test(text);
	const moment = Date.parse(withoutZone ? `${text.replace(' ', 'T')}Z` : text);
	// Dates on the wire have whole seconds, so a moment means all of its second.
	const second = Math.floor(moment / 1000) * 1000;
	return Number.isNaN(moment) ? undefined : { from: second, to: second + 999 };
}

/** The UTC day in which a moment lies. */
export function dayOf(milliseconds: number): Span {
	const start = Math.floor(milliseconds / day) * day;
	return { from: start, to: start + day - 1 };
}
