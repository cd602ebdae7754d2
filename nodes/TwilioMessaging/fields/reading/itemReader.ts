import type { InputFile } from './inputFile';
import { readField } from '../../../twilio/values/problem';
import { visiblePart } from '../../../twilio/values/invisible';

/** Reads the node's fields as they are for one item. */
export class ItemReader {
	readonly #fileIds = new Map<string, string>();

	constructor(
		/** What a field holds for this item, expressions resolved; resource locators give their value. */
		private readonly raw: (name: string, fallback?: unknown) => unknown,
		private readonly signFile: (field: string, lifetime: number) => InputFile,
		/** The account that the item's request is about, `AC…`. */
		readonly accountSid: string,
		/** The workflow's time zone, e.g. `Europe/Berlin`. */
		readonly timezone: string,
	) {}

	/**
	 * What a field holds for this item, read by `parse`.
	 *
	 * @throws InvalidValue when `parse` finds the value invalid
	 */
	read<Value>(name: string, label: string, parse: (raw: unknown) => Value): Value {
		return readField(label, () => parse(this.raw(name)));
	}

	/**
	 * A file that came in with the item.
	 *
	 * @param lifetime how long it is to be had at its address, in seconds
	 * @throws InvalidValue
	 */
	file(field: string, lifetime: number): InputFile {
		const file = this.signFile(field, lifetime);
		this.#fileIds.set(file.url, file.id);
		return file;
	}

	/** What tells a file from others, whatever address it was given. */
	identityOfMedia(url: string): string {
		return this.#fileIds.get(url) ?? url;
	}

	/** The fields of a collection that were added and hold something; not every operation has one. */
	collection(name: string): CollectionReader {
		const value = this.raw(name, {});
		return typeof value === 'object' && value !== null ? collectionOf(value) : noFields;
	}
}

/** Reads the fields of a collection such as Options or Filters. */
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
}

const noFields = new CollectionReader(new Map());

/** A collection without an expression is the same object for all items. */
const collections = new WeakMap<object, CollectionReader>();

function collectionOf(value: object): CollectionReader {
	const known = collections.get(value);
	if (known) return known;
	const reader = new CollectionReader(new Map(Object.entries(value)));
	collections.set(value, reader);
	return reader;
}

/** Whether a field was left empty. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && visiblePart(value) === '')
	);
}
