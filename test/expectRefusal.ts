import { InvalidValue } from '../nodes/twilio/values/problem';

/** What came of reading a value. */
export type Reading<Value> = { readonly value: Value } | { readonly invalid: InvalidValue };

/** Reads a value; anything else than a value or an InvalidValue that a person can use fails the test. */
export function read<Value>(parse: () => Value): Reading<Value> {
	try {
		return { value: parse() };
	} catch (error) {
		if (!(error instanceof InvalidValue)) throw error;
		expectReadable(error);
		return { invalid: error };
	}
}

/** Expects that reading is refused, readably; gives the refusal. */
export function expectRefusal(parse: () => unknown): InvalidValue {
	const reading = read(parse);
	if ('value' in reading) {
		throw new Error(`It was taken as ${JSON.stringify(reading.value)}`);
	}
	return reading.invalid;
}

/** The problem goes on from the field's name, on one line; the advice is whole sentences. */
function expectReadable({ message, advice }: InvalidValue): void {
	expect(message).toMatch(/^[a-z][^\n]{0,250}$/u);
	// What a person wrote is quoted as it is.
	expect(message.replace(/".*"/s, '')).not.toMatch(/undefined|\[object|NaN/);
	expect(advice).toMatch(/^[A-Z].{9,}\.?\)?\.$/su);
}
