import { hash } from 'node:crypto';
import { isJsonObject, type JsonObject, type JsonValue } from '../../twilio/api/json';
import type { TwilioRequest } from '../../twilio/api/request';
import type { MessageIdentity } from '../call';
import type { OwnedMessage } from './ownedMessages';

/** What is known of an item's message from an earlier try of the same run. */
export type Entry =
	| { readonly kind: 'accepted'; readonly message: JsonObject }
	/** Somebody had sent it before: Skip If Sent Within passed it over. */
	| { readonly kind: 'skipped'; readonly message: JsonObject }
	/** The request left, and nobody knows what became of it. */
	| {
			readonly kind: 'unknown';
			/** When it left, in milliseconds since 1970. */
			readonly since: number;
			/** Where Twilio would have filed it. */
			readonly place: string;
			/** As `Creation.text`. */
			readonly text: string;
	  };

/** What tells an item of the run, and the message that it asks for, from others. */
export interface LedgerItem {
	readonly itemIndex: number;
	readonly identity: MessageIdentity;
	/**
	 * The item as it came in and the node's fields as they were filled in, expressions unresolved;
	 * empty if that cannot be said. Read only when something failed: it takes its time.
	 */
	readonly rawContent: () => string;
}

/** Where n8n keeps what a node wants to remember within an execution: plain data. */
export type NodeMemory = Record<string, unknown>;

const drawer = 'twilioMessagingSent';

/** What became of the items, what was changed at Twilio, and which messages belong to others. */
type Part = 'changes' | 'items' | 'origins' | 'owned';

/** A change that needs no more than being made once, such as a deletion. */
export interface Change {
	readonly itemIndex: number;
	readonly request: TwilioRequest;
}

/**
 * What one run of the node has sent, kept with the execution until the run succeeds. n8n hands it to
 * the next try of Retry On Fail, and to the execution that a person starts with Retry, so that neither
 * sends again what Twilio has already.
 *
 * A run is told from others (in a loop the node runs many times) by its index; an item by its index,
 * recipient and content. Where only the content differs, and neither the item nor the node's fields do,
 * expressions made it anew, such as the time: that is the same message.
 */
export class Ledger {
	readonly #keys = new WeakMap<MessageIdentity, string>();
	readonly #isFirstTry: boolean;

	constructor(
		private readonly memory: NodeMemory,
		private readonly runIndex: number,
	) {
		this.#isFirstTry = this.#runs()[String(runIndex)] === undefined;
	}

	/** What earlier tries noted of an item. */
	recall(item: LedgerItem): Entry | undefined {
		if (this.#isFirstTry) return undefined;
		const items = this.#part('items');
		const entry = items[this.#keyOf(item)] ?? items[this.#keyOfEarlierContent(item)];
		if (!isJsonObject(entry)) return undefined;
		if (isJsonObject(entry.message)) {
			return { kind: entry.skipped === true ? 'skipped' : 'accepted', message: entry.message };
		}
		const { since, place, text } = entry;
		return typeof since === 'number' && typeof place === 'string' && typeof text === 'string'
			? { kind: 'unknown', since, place, text }
			: undefined;
	}

	noteAccepted(item: LedgerItem, message: JsonObject): void {
		this.#write('items', this.#keyOf(item), { message });
	}

	noteSkipped(item: LedgerItem, message: JsonObject): void {
		this.#write('items', this.#keyOf(item), { message, skipped: true });
	}

	noteUnknown(item: LedgerItem, since: number): void {
		const { place, text } = item.identity;
		this.#write('items', this.#keyOf(item), { since, place, text });
	}

	/** The results of a change that an earlier try made: made again, it would be refused. */
	recallChange(change: Change): JsonObject[] | undefined {
		if (this.#isFirstTry) return undefined;
		const results = this.#part('changes')[keyOfChange(change)];
		return Array.isArray(results) ? results.filter(isJsonObject) : undefined;
	}

	noteChange(change: Change, results: readonly JsonObject[]): void {
		this.#write('changes', keyOfChange(change), [...results]);
	}

	/** Makes what is noted of an item be found again, whatever its expressions say next time. */
	noteOrigin(item: LedgerItem): void {
		const key = this.#keyOf(item);
		const origin = originKeyOf(item);
		if (origin !== undefined && this.#part('items')[key]) this.#write('origins', origin, key);
	}

	/** Messages that a retry must not take for its own, wherever it runs. */
	noteOwned(messages: readonly OwnedMessage[]): void {
		for (const { sid, place } of messages) this.#write('owned', sid, place);
	}

	/** What earlier tries noted so. */
	owned(): OwnedMessage[] {
		return Object.entries(this.#part('owned')).flatMap(([sid, place]) =>
			typeof place === 'string' ? [{ sid, place }] : [],
		);
	}

	/** Forgets this run: nothing is left of it in the execution. */
	clear(): void {
		const runs = this.#runs();
		Reflect.deleteProperty(runs, String(this.runIndex));
		if (Object.keys(runs).length === 0) Reflect.deleteProperty(this.memory, drawer);
	}

	#runs(): JsonObject {
		const runs = this.memory[drawer];
		return isJsonObject(runs) ? runs : {};
	}

	#part(part: Part): JsonObject {
		const run = this.#runs()[String(this.runIndex)];
		const entries = isJsonObject(run) ? run[part] : undefined;
		return isJsonObject(entries) ? entries : {};
	}

	#write(part: Part, key: string, value: JsonValue): void {
		const run = openIn(openIn(this.memory, drawer), String(this.runIndex));
		openIn(run, part)[key] = value;
	}

	#keyOfEarlierContent(item: LedgerItem): string {
		const origins = this.#part('origins');
		if (Object.keys(origins).length === 0) return '';
		const key = origins[originKeyOf(item) ?? ''];
		return typeof key === 'string' ? key : '';
	}

	#keyOf({ itemIndex, identity }: LedgerItem): string {
		const known = this.#keys.get(identity);
		if (known !== undefined) return known;
		const key = `${itemIndex}:${hashOf([identity.recipient, identity.content])}`;
		this.#keys.set(identity, key);
		return key;
	}
}

/** What is kept under a name, made if there is nothing yet. */
function openIn(memory: NodeMemory, name: string): JsonObject {
	const kept = memory[name];
	if (isJsonObject(kept)) return kept;
	const made: JsonObject = {};
	memory[name] = made;
	return made;
}

function originKeyOf({ itemIndex, identity, rawContent: origin }: LedgerItem): string | undefined {
	const from = origin();
	return from === '' ? undefined : `${itemIndex}:${hashOf([identity.recipient, from])}`;
}

function keyOfChange({ itemIndex, request: { path, form } }: Change): string {
	return `${itemIndex}:${hashOf([path, ...form.flat()])}`;
}

function hashOf(parts: readonly string[]): string {
	return hash('sha256', JSON.stringify(parts), 'base64');
}
