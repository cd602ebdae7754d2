import { visiblePart } from '../../../twilio/values/invisible';
import { isNoValue, objectIn } from '../../../twilio/values/noValue';
import { InvalidValue } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';

/**
 * Text of a field. Numbers from an expression are written out. What is no text is refused: a list, an
 * object, true and false, a calculation without a result.
 */
export function parseText(raw: unknown): string {
	if (raw === undefined || raw === null) return '';
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'bigint') return String(raw);
	if (typeof raw === 'number') return writeNumber(raw);
	if (typeof raw === 'boolean') {
		throw new InvalidValue(
			`is ${String(raw)}, not a text`,
			'Check its expression: a comparison, or && with something that does not hold, gives true or false. Write both cases, e.g. {{ $json.late ? "You are late" : "" }}.',
		);
	}
	throw new InvalidValue(
		`is ${Array.isArray(raw) ? 'a list' : 'an object'}, not a text`,
		'Pick one field of it in the expression, e.g. {{ $json.phone }}.',
	);
}

/**
 * A number as it is read aloud: one that is not exact any more would be another one.
 *
 * @throws InvalidValue
 */
export function writeNumber(number: number): string {
	if (!Number.isFinite(number)) {
		throw new InvalidValue(
			'is a calculation without a result, not a text',
			'Check its expression: it calculates with something that is not a number for this item.',
		);
	}
	if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return String(number);
	throw new InvalidValue(
		'is a number of so many digits that the last ones are lost',
		'Hand it on as a text: format the column as text where it comes from, or put it in quotes.',
	);
}

/** A value that may be no text. */
export function writtenText(raw: unknown): string {
	return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : parseText(raw);
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

/**
 * Text of a field that a person gets to see, such as a name or a label; it may be empty.
 *
 * @throws InvalidValue also for what is no text and an expression has written out
 */
export function parseShownText(raw: unknown): string {
	const text = parseText(raw);
	const wrong = isNoValue(visiblePart(text)) ? visiblePart(text) : objectIn(text);
	if (wrong === undefined) return text;
	throw new InvalidValue(
		`has ${quote(wrong)} in it: an expression found no text there`,
		'Check its expression for this item: it has to find a text.',
	);
}

/** A yes or no. */
export function parseFlag(raw: unknown): boolean {
	if (raw === true || raw === 'true') return true;
	if (raw === false || raw === 'false') return false;
	throw new InvalidValue(
		'is neither true nor false',
		'Switch it on or off, or set it to true or false.',
	);
}

/** One of a few words. */
export function parseChoice<Choices extends object>(
	raw: unknown,
	choices: Choices,
): keyof Choices & string {
	const text = writtenText(raw).trim();
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
	const text = writtenText(raw).trim();
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

/** A row that holds an expression may give a list, whose entries may be lists. */
const deepestList = 3;

/**
 * Several texts: rows of a field, or a list from an expression; empty rows are left out.
 *
 * @param parse reads each of them
 */
export function parseTexts(raw: unknown, parse: (raw: unknown) => string = parseText): string[] {
	const entries: unknown[] = Array.isArray(raw) ? raw.flat(deepestList) : [raw];
	return entries.map((entry) => parse(entry).trim()).filter(Boolean);
}

/** A value as JSON text; empty when it cannot be written, such as an object that contains itself. */
export function writeJson(raw: unknown): string {
	try {
		return JSON.stringify(raw);
	} catch {
		return '';
	}
}
