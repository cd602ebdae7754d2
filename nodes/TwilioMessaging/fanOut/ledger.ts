import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject, type JsonValue } from '../../twilio/json';
import type { Creation } from '../operations/operation';
import type { OwnedMessage } from './knownMessages';

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
	  };

/** Where n8n keeps what a node wants to remember within an execution: plain data. */
export type NodeMemory = Record<string, unknown>;

const drawer = 'twilioMessagingSent';

/** What became of the items, and which messages belong to others. */
type Part = 'items' | 'owned';

/**
 * What one run of the node has sent, kept with the execution until the run succeeds. n8n hands it to
 * the next try of Retry On Fail, and to the execution that a person starts with Retry, so that neither
 * sends again what Twilio has already.
 *
 * A run is told from others (in a loop the node runs many times) by its index, an item by its index
 * and content.
 */
export class Ledger {
	readonly #keys = new WeakMap<Creation, string>();

	constructor(
		private readonly memory: NodeMemory,
		private readonly runIndex: number,
	) {}

	recall(itemIndex: number, creation: Creation): Entry | undefined {
		const entry = this.#part('items')[this.#keyOf(itemIndex, creation)];
		if (!isJsonObject(entry)) return undefined;
		if (isJsonObject(entry.message)) {
			return { kind: entry.skipped === true ? 'skipped' : 'accepted', message: entry.message };
		}
		const { since } = entry;
		return typeof since === 'number' ? { kind: 'unknown', since } : undefined;
	}

	noteAccepted(itemIndex: number, creation: Creation, message: JsonObject): void {
		this.#write('items', this.#keyOf(itemIndex, creation), { message });
	}

	noteSkipped(itemIndex: number, creation: Creation, message: JsonObject): void {
		this.#write('items', this.#keyOf(itemIndex, creation), { message, skipped: true });
	}

	noteUnknown(itemIndex: number, creation: Creation, since: number): void {
		this.#write('items', this.#keyOf(itemIndex, creation), { since });
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
		const runs = this.#runs();
		const run = runs[String(this.runIndex)];
		const entries = this.#part(part);
		entries[key] = value;
		runs[String(this.runIndex)] = { ...(isJsonObject(run) && run), [part]: entries };
		this.memory[drawer] = runs;
	}

	#keyOf(itemIndex: number, creation: Creation): string {
		const known = this.#keys.get(creation);
		if (known !== undefined) return known;
		const { recipient, sender, content } = creation;
		const identity = JSON.stringify([recipient, sender, content]);
		const key = `${itemIndex}:${createHash('sha256').update(identity).digest('base64')}`;
		this.#keys.set(creation, key);
		return key;
	}
}
