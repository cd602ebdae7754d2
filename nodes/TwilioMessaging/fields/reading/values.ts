import { tryToParseDateTime } from 'n8n-workflow';
import { visiblePart } from '../../../twilio/values/invisible';
import { isJsonObject, parseJson } from '../../../twilio/api/json';
import { InvalidValue } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';

/** Text of a field; numbers and booleans from an expression are written out, a list or an object is refused. */
export function parseText(raw: unknown): string {
	if (raw === undefined || raw === null) return '';
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' || typeof raw === 'boolean' || typeof raw === 'bigint') {
		return String(raw);
	}
	throw new InvalidValue(
		`is ${Array.isArray(raw) ? 'a list' : 'an object'}, not a text`,
		'Pick one field of it in the expression, e.g. {{ $json.phone }}.',
	);
}

/** Text of a field that has to be filled in. */
export function parseRequiredText(raw: unknown): string {
	const text = parseText(raw);
	if (visiblePart(text) !== '') return text;
	throw new InvalidValue(
		'is empty',
		'Fill it in, or check that its expression finds a value for this item.',
	);
}

/** A yes or no. */
export function parseFlag(raw: unknown): boolean {
	if (raw === true || raw === 'true') return true;
	if (raw === false || raw === 'false') return false;
	throw new InvalidValue(
		'is neither true nor false',
		'Switch it on or off, or give true or false.',
	);
}

/** One of a few words. */
export function parseChoice<Choices extends object>(
	raw: unknown,
	choices: Choices,
): keyof Choices & string {
	const text = parseText(raw).trim();
	if (isKeyOf(text, choices)) return text;
	throw new InvalidValue(
		`cannot be ${quote(text)}`,
		`Choose one of: ${Object.keys(choices).join(', ')}.`,
	);
}

function isKeyOf<Keys extends object>(key: string, keys: Keys): key is keyof Keys & string {
	return Object.hasOwn(keys, key);
}

/** A number within limits. */
export function parseNumber(
	raw: unknown,
	{ whole, minimum, maximum }: { whole: boolean; minimum: number; maximum?: number },
): number {
	const text = parseText(raw).trim();
	const isPlain = typeof raw === 'number' || /^[+-]?\d+(\.\d+)?$/.test(text);
	const number = isPlain ? Number(text) : Number.NaN;
	const inRange = number >= minimum && number <= (maximum ?? Number.MAX_SAFE_INTEGER);
	if (inRange && (!whole || Number.isInteger(number))) return number;
	const range = maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
	throw new InvalidValue(
		`is not a ${whole ? 'whole ' : ''}number it can take: ${quote(text)}`,
		`Use a ${whole ? 'whole ' : ''}number, ${range}.`,
	);
}

/** An address that begins with http:// or https://. */
export function parseUrl(raw: unknown): string {
	const text = parseText(raw).trim();
	const looksRight = /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text);
	if (looksRight && URL.canParse(text)) return text;
	throw new InvalidValue(
		`is not an http(s) address: ${quote(text)}`,
		'Use a complete address that Twilio can reach from the internet, e.g. https://example.com/picture.jpg.',
	);
}

/** A row that holds an expression may give a list, whose entries may be lists. */
const deepestList = 3;

/** Several texts: rows of a field, or a list from an expression; empty rows are left out. */
export function parseTexts(raw: unknown): string[] {
	if (Array.isArray(raw)) {
		const entries: unknown[] = raw.flat(deepestList);
		return entries.map((entry) => parseText(entry).trim()).filter(Boolean);
	}
	const text = parseText(raw).trim();
	return text === '' ? [] : [text];
}

/** ISO 8601: a day, perhaps a time, perhaps an offset of at most 14 hours. */
const dateShape =
	/^(\d{4}-\d{2}-\d{2})([T ]\d{2}:?\d{2}(:?\d{2}([.,]\d+)?)?\s?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)?)?$/i;

/**
 * A moment: an ISO 8601 text, or a date object from an expression.
 *
 * @param zone time zone of texts that name none, e.g. `utc` or `Europe/Berlin`
 */
export function parseMoment(raw: unknown, zone: string): Date {
	const isObject = typeof raw === 'object' && raw !== null;
	const text = isObject && !Array.isArray(raw) ? writtenDate(raw) : parseText(raw).trim();
	const refusal = new InvalidValue(
		`is not a date: ${quote(text)}`,
		'Pick a date, or write it like 2026-12-24T09:00:00, with Z or +01:00 at the end for another time zone.',
	);
	const day = dateShape.exec(text)?.[1];
	if (day === undefined) throw refusal;
	try {
		const moment = tryToParseDateTime(text, zone);
		// A day that the month does not have must not turn into one of the next month.
		if (moment.toISODate() === day) return moment.toJSDate();
	} catch {
		throw refusal;
	}
	throw refusal;
}

/** Dates from expressions come as JavaScript's or Luxon's objects; both write themselves as ISO 8601 in JSON. */
function writtenDate(raw: object): string {
	const written = parseJson(writeJson(raw));
	return typeof written === 'string' ? written : '';
}

/** A value as JSON text; empty when it cannot be written, such as an object that contains itself. */
function writeJson(raw: unknown): string {
	try {
		return JSON.stringify(raw);
	} catch {
		return '';
	}
}

/**
 * What fills the placeholders of a content template: a JSON object of texts that are not empty, as
 * Twilio's error 21656 demands (https://www.twilio.com/docs/api/errors/21656).
 *
 * @returns the object as JSON text
 */
export function parseContentVariables(raw: unknown): string {
	const text = typeof raw === 'object' ? writeJson(raw) : parseText(raw);
	const variables = parseJson(text);
	if (!isJsonObject(variables)) {
		throw new InvalidValue(
			`is not a JSON object: ${quote(text)}`,
			'Write it like {"1": "Anna", "2": "10:30"}.',
		);
	}
	for (const [name, value] of Object.entries(variables)) {
		if (typeof value === 'string' && value.trim() !== '') continue;
		throw new InvalidValue(
			value === '' || value === null || typeof value === 'string'
				? `has no text for the placeholder ${quote(name)}`
				: `has something other than a text for the placeholder ${quote(name)}`,
			'Give every placeholder a text in quotes that is not empty.',
		);
	}
	return typeof raw === 'string' ? raw.trim() : text;
}
