/**
 * A moment as a person reads it, e.g. `21 Nov 2026, 14:05`.
 *
 * @param date as Twilio writes it
 * @param zone the workflow's time zone, e.g. `Europe/Berlin`
 */
export function dateText(date: unknown, zone: string): string {
	const moment = new Date(typeof date === 'string' ? date : Number.NaN);
	if (Number.isNaN(moment.getTime())) return 'no date';
	const words = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const;
	return new Intl.DateTimeFormat('en-GB', words).format(moment);
}
