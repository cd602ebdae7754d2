/**
 * A value that Twilio could only refuse, found before anything is sent.
 *
 * `message` continues a sentence that begins with the field's name ("has no country code: …");
 * `advice` says how to mend it.
 */
export class InvalidValue extends Error {
	override readonly name = 'InvalidValue';

	constructor(
		problem: string,
		readonly advice: string,
	) {
		super(problem);
	}
}

const longestQuote = 60;

/** A value as it may be shown in a message: in quotes, on one line, not too long. */
export function quote(value: string): string {
	const line = value.replace(/\s+/g, ' ');
	const characters = Array.from(line);
	return characters.length > longestQuote
		? `"${characters.slice(0, longestQuote).join('')}…"`
		: `"${line}"`;
}

/**
 * Reads a value; when it is invalid, throws what `replace` makes of that, such as an error that names
 * the field.
 */
export function readOrReplace<Value>(
	read: () => Value,
	replace: (invalid: InvalidValue) => Error,
): Value {
	try {
		return read();
	} catch (error) {
		throw replaced(error, replace);
	}
}

const replaced = (error: unknown, replace: (invalid: InvalidValue) => Error): unknown =>
	error instanceof InvalidValue ? replace(error) : error;
