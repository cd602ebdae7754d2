/** Names of a field, or of a field within a field, from the outside in. */
type Path = readonly string[];

const step = String.raw`\.[A-Za-z_]\w*|\["[^"\\{}\r\n]*"\]|\['[^'\\{}\r\n]*'\]`;
const wholeReference = new RegExp(String.raw`^=\{\{ *\$json((?:${step})+) *\}\}$`);
const eachStep = new RegExp(step, 'g');

/**
 * Reads an expression that names one of the item's fields and does nothing else, such as
 * `={{ $json.phone }}` or `={{ $json["Phone number"] }}`: what dragging a field into the form writes.
 *
 * n8n prepares its whole expression language anew for every item and field, which for a thousand
 * messages takes longer than all else before the first one leaves.
 *
 * @returns undefined for every other expression
 */
export function parsePlainReference(expression: unknown): Path | undefined {
	const steps = typeof expression === 'string' ? wholeReference.exec(expression)?.[1] : undefined;
	const path = steps
		?.match(eachStep)
		?.map((part) => (part.startsWith('.') ? part.slice(1) : part.slice(2, -2)));
	return path?.some((name) => namesThatN8nRefuses.has(name)) === true ? undefined : path;
}

/** n8n refuses them, or did so in some version: its own words say why. */
const namesThatN8nRefuses: ReadonlySet<string> = new Set(
	`__proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ _linkedBinding _load
	arguments binding callee caller constructor defineProperties defineProperty dlopen execve
	getBuiltinModule getOwnPropertyDescriptor getOwnPropertyDescriptors getPrototypeOf loadEnvFile
	mainModule prepareStackTrace prototype setPrototypeOf`.split(/\s+/),
);

/**
 * The text that an item has there.
 *
 * @returns undefined for anything but a text of the item's own: what becomes of that is n8n's to say
 */
export function textAt(item: object, path: Path): string | undefined {
	let value: unknown = item;
	for (const name of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
			return undefined;
		value = Reflect.get(value, name);
	}
	return typeof value === 'string' ? value : undefined;
}
