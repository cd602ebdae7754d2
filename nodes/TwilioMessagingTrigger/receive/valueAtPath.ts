/**
 * The value at a path such as `message.content` or `choices[0].text`. A name with a dot in it counts
 * first, as it stands.
 *
 * @returns undefined when there is none
 */
export function valueAtPath(from: unknown, path: string): unknown {
	// People copy it out of an expression.
	const name = path.trim().replace(/^\$json\.?/, '');
	if (has(from, name)) return Reflect.get(from, name);
	let value = from;
	for (const step of stepsOf(name)) {
		if (!has(value, step)) return undefined;
		value = Reflect.get(value, step);
	}
	return value;
}

function stepsOf(path: string): string[] {
	return [...path.matchAll(/\[\s*(?:"([^"]*)"|'([^']*)'|(\d+))\s*\]|([^.[\]]+)/g)].map(
		([, double, single, index, plain]) => double ?? single ?? index ?? plain ?? '',
	);
}

function has(value: unknown, name: string): value is object {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
