import { tryToParseDateTime } from 'n8n-workflow';
import { parseJson } from '../../../twilio/api/json';
import { InvalidValue } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';
import { writeJson, writtenText } from './values';

/** ISO 8601: a day, perhaps a time, perhaps an offset of at most 14 hours. */
const dateShape =
	/^(\d{4}-\d{2}-\d{2})([T ]\d{2}:?\d{2}(:?\d{2}([.,]\d+)?)?\s?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)?)?$/i;

/**
 * A moment: an ISO 8601 text, or a date object from an expression.
 *
 * @param zone time zone of texts that name none, e.g. `utc` or `Europe/Berlin`
 * @param dayAlone what a day without a time is: its midnight, or refused
 */
export function parseMoment(
	raw: unknown,
	zone: string,
	dayAlone: 'midnight' | 'refused' = 'midnight',
): Date {
	const isObject = typeof raw === 'object' && raw !== null;
	const text = isObject && !Array.isArray(raw) ? writtenDate(raw) : writtenText(raw).trim();
	const refusal = new InvalidValue(
		`is not a date: ${quote(text)}`,
		'Pick a date, or write it like 2026-12-24T09:00:00, with Z or +01:00 at the end for another time zone.',
	);
	const [, day, time] = dateShape.exec(text) ?? [];
	if (day === undefined) throw refusal;
	const moment = momentOf(text, day, zone);
	if (!moment) throw refusal;
	if (time !== undefined || dayAlone === 'midnight') return moment;
	throw new InvalidValue(
		`is a day without a time: ${quote(text)}`,
		`Say when on that day, as in ${day}T09:00; midnight is ${day}T00:00.`,
	);
}

/** Undefined for what stands in no calendar. */
function momentOf(text: string, day: string, zone: string): Date | undefined {
	try {
		const moment = tryToParseDateTime(text, zone);
		// A day that the month does not have must not turn into one of the next month.
		return moment.toISODate() === day ? moment.toJSDate() : undefined;
	} catch {
		return undefined;
	}
}

/** Dates from expressions come as JavaScript's or Luxon's objects; both write themselves as ISO 8601 in JSON. */
function writtenDate(raw: object): string {
	const written = parseJson(writeJson(raw));
	return typeof written === 'string' ? written : '';
}
