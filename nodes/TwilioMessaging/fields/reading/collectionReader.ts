import { readField } from '../../../twilio/values/problem';
import { visiblePart } from '../../../twilio/values/invisible';

/** Reads the fields of a collection such as Filters, or of several that are read as one. */
export class CollectionReader {
	constructor(private readonly fields: ReadonlyMap<string, unknown>) {}

	/**
	 * What a field holds, read by `parse`; undefined when it was not added or is empty.
	 *
	 * @throws InvalidValue when `parse` finds the value invalid
	 */
	read<Value>(
		name: string,
		label: string,
		parse: (raw: unknown) => Value | undefined,
	): Value | undefined {
		const value = this.fields.get(name);
		return isBlank(value) ? undefined : readField(label, () => parse(value));
	}

	/**
	 * The same for a field that must not be empty where it was added: `parse` refuses it.
	 *
	 * @throws InvalidValue
	 */
	readAdded<Value>(name: string, label: string, parse: (raw: unknown) => Value): Value | undefined {
		if (!this.fields.has(name)) return undefined;
		return readField(label, () => parse(this.fields.get(name)));
	}
}

/** A reader, and what it reads. */
interface Known {
	readonly collections: readonly unknown[];
	readonly reader: CollectionReader;
}

/** By the first collection: without an expression, it is the same object for all items, as are the others. */
const known = new WeakMap<object, Known>();

/**
 * Reads collections as one.
 *
 * @param collections what the form's fields hold; their fields have different names
 */
export function collectionOf(collections: readonly unknown[]): CollectionReader {
	const [first] = collections;
	if (!isObject(first)) return readerOf(collections);
	const last = known.get(first);
	if (last && hasSame(last.collections, collections)) return last.reader;
	const reader = readerOf(collections);
	known.set(first, { collections, reader });
	return reader;
}

function readerOf(collections: readonly unknown[]): CollectionReader {
	return new CollectionReader(
		new Map(collections.filter(isObject).flatMap((fields) => Object.entries(fields))),
	);
}

function hasSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one.length === other.length && one.every((value, index) => value === other[index]);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

/** Whether a field was left empty. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && visiblePart(value) === '')
	);
}
