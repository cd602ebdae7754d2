import { isJsonObject, parseJson, type JsonValue } from '../../../twilio/api/json';
import { InvalidValue, readOrReplace } from '../../../twilio/values/problem';
import { isNoValue, objectIn } from '../../../twilio/values/noValue';
import { quote } from '../../../twilio/values/quote';
import { writeJson, writeNumber, writtenText } from './values';

/**
 * What fills the placeholders of a content template: a JSON object of texts that are not empty, as
 * Twilio's error 21656 demands (https://www.twilio.com/docs/api/errors/21656). Numbers are written out.
 *
 * @returns the object as JSON text, as it was written where nothing had to be changed
 */
export function parseContentVariables(raw: unknown): string {
	// Written as JSON, what has no value would be left out, and Twilio would send the template's sample.
	const [missing] = typeof raw === 'object' && raw !== null ? namesWithoutValue(raw) : [];
	if (missing !== undefined) throw noTextFor(missing);
	const text = typeof raw === 'object' ? writeJson(raw) : writtenText(raw);
	const variables = parseJson(text);
	if (!isJsonObject(variables)) {
		throw new InvalidValue(
			`is not a JSON object: ${quote(text)}`,
			'Write it like {"1": "Anna", "2": "10:30"}, with quotes around each name and text.',
		);
	}
	const entries = Object.entries(variables);
	const texts = entries.map(([name, value]) => [name, textFor(name, value)] as const);
	const isChanged = entries.some(([, value]) => typeof value === 'number');
	if (isChanged) return JSON.stringify(Object.fromEntries(texts));
	return typeof raw === 'string' ? raw.trim() : text;
}

function textFor(name: string, value: JsonValue): string {
	if (typeof value === 'number') return numberFor(name, value);
	if (typeof value === 'string' && value.trim() !== '' && !isForNobody(value)) return value;
	if (value === null || typeof value === 'string') throw noTextFor(name);
	throw new InvalidValue(
		`has something other than a text for the placeholder ${quote(name)}`,
		'Give every placeholder a text or a number: true, false, lists and objects are neither.',
	);
}

const namesWithoutValue = (raw: object) =>
	Object.entries(raw).flatMap(([name, value]) => (value === undefined ? [name] : []));

const isForNobody = (text: string) => isNoValue(text.trim()) || objectIn(text) !== undefined;

const noTextFor = (name: string) =>
	new InvalidValue(
		`has no text for the placeholder ${quote(name)}`,
		'Give every placeholder a text that is not empty, or check that its expression finds a value for this item.',
	);

function numberFor(name: string, value: number): string {
	return readOrReplace(
		() => writeNumber(value),
		({ advice }) =>
			new InvalidValue(
				`has a number with so many digits for the placeholder ${quote(name)} that the last ones are lost`,
				advice,
			),
	);
}
