/** A value that came as JSON. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** An object that came as JSON. */
export interface JsonObject {
	[name: string]: JsonValue;
}

/** Whether a value that came as JSON is an object (and neither null nor a list). */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text; empty for anything else. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Reads JSON text; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
