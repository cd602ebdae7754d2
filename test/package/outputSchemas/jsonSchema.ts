/** As n8n's editor shows the fields of a node that has not run yet. */
export type JsonSchema =
	| { readonly type: 'object'; readonly properties: Readonly<Record<string, JsonSchema>> }
	| { readonly type: 'array'; readonly items?: JsonSchema }
	| { readonly type: 'boolean' | 'integer' | 'null' | 'number' | 'string' };

/** The schema of values of which each may lack what another one has. */
export function schemaOf(values: readonly unknown[]): JsonSchema {
	const present = values.filter((value) => value !== null && value !== undefined);
	const [first] = present;
	if (first === undefined) return { type: 'null' };
	if (present.every(Array.isArray)) {
		const items: unknown[] = present.flat();
		return items.length === 0 ? { type: 'array' } : { type: 'array', items: schemaOf(items) };
	}
	if (present.every(isRecord)) {
		const names = [...new Set(present.flatMap((value) => Object.keys(value)))];
		return {
			type: 'object',
			properties: Object.fromEntries(
				names.map((name) => [name, schemaOf(present.map((value) => value[name]))]),
			),
		};
	}
	if (present.every((value) => typeof value === 'number'))
		return { type: present.every(Number.isInteger) ? 'integer' : 'number' };
	if (present.every((value) => typeof value === 'string')) return { type: 'string' };
	if (present.every((value) => typeof value === 'boolean')) return { type: 'boolean' };
	throw new Error(`No one type has all of these: ${JSON.stringify(present)}`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
