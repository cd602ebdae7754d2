/**
 * Every text that can be reached from a value: through own properties (hidden ones and symbols too),
 * lists, maps, sets and bytes, whatever points back to itself.
 */
export function textsIn(value: unknown): string[] {
	const texts: string[] = [];
	const seen = new Set<object>();
	const waiting: unknown[] = [value];
	while (waiting.length > 0) {
		const next = waiting.pop();
		if (typeof next === 'string') texts.push(next);
		if ((typeof next !== 'object' && typeof next !== 'function') || next === null) continue;
		if (seen.has(next)) continue;
		seen.add(next);
		if (next instanceof Uint8Array) texts.push(Buffer.from(next).toString('latin1'));
		else waiting.push(...insides(next));
	}
	return texts;
}

function insides(container: object): unknown[] {
	const keys = Reflect.ownKeys(container);
	const inside: unknown[] = [...keys, ...keys.map((key) => property(container, key))];
	if (container instanceof Map) inside.push(...container.keys(), ...container.values());
	if (container instanceof Set) inside.push(...container.values());
	return inside;
}

function property(container: object, key: string | symbol): unknown {
	try {
		const value: unknown = Reflect.get(container, key);
		return value;
	} catch {
		return undefined;
	}
}
