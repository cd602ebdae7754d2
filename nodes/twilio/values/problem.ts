/** What is wrong, and how to put it right: the one shape of it in this package. */
export interface Problem {
	/**
	 * Without a full stop. About a field or a value, it continues a sentence that begins with the field's
	 * name, e.g. `has no country code: "4155550100"`.
	 */
	readonly what: string;
	/** One or two sentences in the imperative. */
	readonly advice: string;
}

/**
 * A value that cannot be right, found before anything is sent. Whoever finds it throws it; whoever knows
 * the field adds its name (`readField`); it is caught once, where it becomes an error of n8n's.
 */
export class InvalidValue extends Error implements Problem {
	override readonly name = 'InvalidValue';

	/** @param field the field's name on the screen; undefined as long as nobody knows it */
	constructor(
		readonly what: string,
		readonly advice: string,
		readonly field?: string,
	) {
		super(field === undefined ? what : `'${field}' ${what}`);
	}
}

/**
 * Reads a field's value.
 *
 * @param field its name on the screen
 * @throws InvalidValue with the field's name; any other error unchanged
 */
export function readField<Value>(field: string, read: () => Value): Value {
	return readOrReplace(
		read,
		// Reading one field may need another one: then that one is to be changed.
		(invalid) => new InvalidValue(invalid.what, invalid.advice, invalid.field ?? field),
	);
}

/**
 * Reads a value.
 *
 * @param replace what is thrown in place of an InvalidValue
 */
export function readOrReplace<Value>(
	read: () => Value,
	replace: (invalid: InvalidValue) => Error,
): Value {
	try {
		return read();
	} catch (error) {
		throw rethrown(error, replace);
	}
}

/**
 * Reads a value.
 *
 * @returns the value, or what is wrong with it
 * @throws any other error, such as that of an expression that fails
 */
export function valueOrInvalid<Value>(read: () => Value): Value | InvalidValue {
	try {
		return read();
	} catch (error) {
		if (error instanceof InvalidValue) return error;
		throw rethrown(error);
	}
}

/**
 * What a `catch` throws on: what `replace` makes of an InvalidValue, and any other error unchanged.
 * n8n's lint rule `require-node-api-error` allows no bare `throw error` in a `catch`.
 */
export function rethrown(
	error: unknown,
	replace: (invalid: InvalidValue) => unknown = (invalid) => invalid,
): unknown {
	return error instanceof InvalidValue ? replace(error) : error;
}
