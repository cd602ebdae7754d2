import type { Form } from '../../../twilio/errors';
import { readField } from '../../../twilio/values/problem';
import { collectionOf, type CollectionReader } from './collectionReader';
import type { InputFile } from './inputFile';
import { optionCollections } from './optionCollections';

/** What reading an item needs to know of the account. */
export interface ReadingAccount {
	/** `AC…` */
	readonly accountSid: string;
	/** Where Twilio's API is reached, without a slash at its end. */
	readonly apiUrl: string;
}

/** What holds for all items of a run. */
export interface ReadingContext {
	readonly account: ReadingAccount;
	/** What the person has before them. */
	readonly form: Form;
	/** Whether what stands in for Twilio runs on this machine or beside it, and can reach what is there. */
	readonly isLocalTwilio: boolean;
	/** The workflow's time zone, e.g. `Europe/Berlin`. */
	readonly timezone: string;
	/** Of the node in the workflow: a default or a behaviour can differ by it. */
	readonly typeVersion: number;
	/** Whether a model reads what leaves the node. */
	readonly isTool: boolean;
	/** Whether the node asks for an AI agent's tool. */
	readonly isGate: boolean;
	readonly resuming: Resuming;
}

/** How an execution that waits goes on. */
export interface Resuming {
	/** Tells the rounds of a loop apart. */
	readonly runIndex: number;
	/** The address that lets it go on, signed by n8n with these query parameters. */
	url(parameters: Readonly<Record<string, string>>): string;
}

/** Reads the node's fields as they are for one item. */
export class ItemReader {
	#fileIds: Map<string, string> | undefined;
	#options: CollectionReader | undefined;

	constructor(
		/** What a field holds for this item, expressions resolved; resource locators give their value. */
		private readonly raw: (name: string, fallback?: unknown) => unknown,
		private readonly signFile: (field: string, lifetime: number) => InputFile,
		readonly context: ReadingContext,
		/** What was entered for a field of a collection, expressions unresolved. */
		private readonly entered: (collection: string, name: string) => unknown,
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
		this.#fileIds ??= new Map();
		this.#fileIds.set(file.url, file.id);
		return file;
	}

	/** What tells a file from others, whatever address it was given. */
	idOfMedia(url: string): string {
		return this.#fileIds?.get(url) ?? url;
	}

	/** The account that the item's request is about. */
	get account(): ReadingAccount {
		return this.context.account;
	}

	/** Its SID, `AC…`. */
	get accountSid(): string {
		return this.account.accountSid;
	}

	/** The workflow's time zone, e.g. `Europe/Berlin`. */
	get timezone(): string {
		return this.context.timezone;
	}

	/** Of the node in the workflow: a default or a behaviour can differ by it. */
	get typeVersion(): number {
		return this.context.typeVersion;
	}

	/** The options that were added and hold something, of all the collections that the node's version has. */
	get options(): CollectionReader {
		this.#options ??= this.#fieldsOf(optionCollections(this.typeVersion));
		return this.#options;
	}

	/** What was entered for an option, an expression unresolved; undefined where it was not added. */
	enteredOption(name: string): unknown {
		return optionCollections(this.typeVersion)
			.map((collection) => this.entered(collection, name))
			.find((value) => value !== undefined);
	}

	/** The fields of a collection that were added and hold something; not every operation has one. */
	collection(name: string): CollectionReader {
		return this.#fieldsOf([name]);
	}

	#fieldsOf(names: readonly string[]): CollectionReader {
		return collectionOf(names.map((name) => this.raw(name, {})));
	}
}
