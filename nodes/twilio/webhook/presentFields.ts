import type { JsonObject, JsonValue } from '../api/json';

/** Fields of which some may hold nothing. */
export type PossibleFields = Readonly<Record<string, JsonValue | undefined>>;

/** Only the fields that hold something. */
export function present(fields: PossibleFields): JsonObject {
	return Object.fromEntries(
		Object.entries(fields).flatMap(([name, value]) =>
			value === undefined || value === '' ? [] : [[name, value]],
		),
	);
}

/** A group of fields; nothing when none of them holds anything. */
export function whole(fields: PossibleFields): JsonObject | undefined {
	const held = present(fields);
	return Object.keys(held).length === 0 ? undefined : held;
}
