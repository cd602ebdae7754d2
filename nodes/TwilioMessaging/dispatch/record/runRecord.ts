import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../../../twilio/api/json';
import type { TwilioRequest } from '../../../twilio/api/request';
import { messageKey, placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { comparableText, lookAlike, lookOf } from '../../../twilio/message/sameMessage';
import { isSettled, readEntry, writeEntry, type Entry, type LostSpan, type Outcome } from './entry';
import { ExecutionRecord, type NodeMemory } from './executionRecord';
import { hashOf } from './hashOf';
import type { Change, LeftChange, RawContent, RecordedItem } from './recordedItem';

/**
 * What became of the items of one run of the node: one entry for each message, found by its item.
 *
 * An item's message is known again by what it is, and where expressions made it anew, such as with the
 * time in it, by the fields and the input that made it.
 */
export class RunRecord {
	/** Whether there was a try of this run before. */
	readonly isRetry: boolean;
	readonly #execution: ExecutionRecord;
	readonly #names = new WeakMap<MessageIdentity, { readonly id: string; readonly raw: string }>();

	constructor(
		memory: NodeMemory,
		readonly runIndex: number,
		private readonly rawContent: RawContent,
	) {
		this.#execution = ExecutionRecord.in(memory);
		this.isRetry =
			this.#execution.version1(runIndex) !== undefined ||
			this.#execution.read(runIndex, 'items') !== undefined;
	}

	/** Tells the execution: the same for all its runs and tries in this process. */
	get owner(): object {
		return this.#execution.token;
	}

	/** What earlier tries noted of an item's message. */
	recall(item: RecordedItem): Entry | undefined {
		if (!this.isRetry) return undefined;
		const { id, raw } = this.#namesOf(item);
		const entries = this.#entriesOf(item);
		return (
			entries.find((entry) => entry.id === id) ??
			entries.find((entry) => raw !== '' && entry.raw === raw) ??
			this.#recallVersion1(item)
		);
	}

	/** @param before what was noted of it until now */
	note(item: RecordedItem, outcome: Outcome, before: Entry | undefined): Entry {
		const entry: Entry = { ...this.#namesOf(item), part: item.part, ...outcome };
		const isReplaced = ({ part, id }: Entry) =>
			part === item.part && (id === entry.id || id === before?.id);
		// Another part's stays, and what the item was before a person changed it.
		const kept = this.#storedOf(item).filter((stored) => {
			const other = readEntry(stored);
			return other !== undefined && !isReplaced(other);
		});
		const key = String(item.itemIndex);
		this.#execution.write(this.runIndex, 'items', key, [...kept, writeEntry(entry)]);
		this.#execution.noteEntry(entry, before);
		return entry;
	}

	noteUnknown(item: RecordedItem, span: LostSpan, before: Entry | undefined): Entry {
		const { identity } = item;
		const text = comparableText(identity);
		const outcome: Outcome = {
			state: 'unknown',
			...span,
			place: hashOf(placeOf(identity)),
			look: hashOfLook(identity, text),
			text,
		};
		return this.note(item, outcome, before);
	}

	/** Whether it is unknown what became of another message that looks like this one in Twilio's records. */
	isInDoubt({ identity }: RecordedItem, own: Entry | undefined): boolean {
		if (!this.#execution.hasDoubts) return false;
		const look = hashOfLook(identity, comparableText(identity));
		return this.#execution
			.doubtsIn(hashOf(placeOf(identity)))
			.some((doubt) => !isSame(doubt, own) && lookAlike(doubt.look, look));
	}

	/** Whether a message is known to belong to an item of the execution, or to somebody else. */
	owns(sid: string): boolean {
		return this.#execution.owns(sid);
	}

	/** Messages that a retry must not take for its own, wherever it runs. */
	noteOthers(sids: Iterable<string>): void {
		this.#execution.noteOthers(this.runIndex, sids);
	}

	/** Whether an earlier try of this run has noted anything, be it a message or a change. */
	get hasNotes(): boolean {
		return this.isRetry || this.#execution.read(this.runIndex, 'changes') !== undefined;
	}

	/** The results of a change that an earlier try made; `refused` by Twilio, or `unknown` when its answer was lost. */
	recallChange({ itemIndex, request }: Change): JsonObject[] | LeftChange | undefined {
		if (!this.hasNotes) return undefined;
		const kept = this.#execution.read(this.runIndex, 'changes')?.[keyOfChange(itemIndex, request)];
		if (kept === 'unknown' || kept === 'refused') return kept;
		if (Array.isArray(kept)) return kept.filter(isJsonObject);
		return this.#execution.version1(this.runIndex)?.recallChange(itemIndex, request);
	}

	noteChange({ itemIndex, request }: Change, results: readonly JsonObject[] | LeftChange): void {
		const value: JsonValue = typeof results === 'string' ? results : [...results];
		this.#execution.write(this.runIndex, 'changes', keyOfChange(itemIndex, request), value);
	}

	/** Forgets the run: nothing is left of it in the execution. */
	clear(): void {
		this.#execution.clear(this.runIndex);
	}

	/** Forgets what became of an item's message, except where nobody knows. */
	forgetSettled(item: RecordedItem): void {
		const { id } = this.#namesOf(item);
		const kept = this.#storedOf(item).filter((stored) => {
			const entry = readEntry(stored);
			return entry?.state === 'unknown' || entry?.id !== id;
		});
		const key = String(item.itemIndex);
		if (kept.length > 0) this.#execution.write(this.runIndex, 'items', key, [...kept]);
		else this.#execution.remove(this.runIndex, 'items', key);
	}

	/**
	 * Notes the texts of an item's messages, so that a retry sends the rest of them and not parts of
	 * another text; only their number, once all are sent.
	 */
	noteTexts(item: RecordedItem, texts: readonly string[] | number): void {
		const { raw } = this.#namesOf(item);
		if (raw === '') return;
		const split = typeof texts === 'number' ? { parts: texts } : { texts: [...texts] };
		this.#execution.write(this.runIndex, 'splits', `${item.itemIndex}:${raw}`, split);
	}

	/**
	 * The texts that an earlier try has begun to send for an item, or how many there were.
	 *
	 * @param item its first message, as it would be now
	 */
	recallTexts(item: RecordedItem): readonly string[] | number | undefined {
		const { raw } = this.#namesOf(item);
		if (!this.isRetry || raw === '' || this.#execution.version1(this.runIndex)) return undefined;
		const split = this.#execution.read(this.runIndex, 'splits')?.[`${item.itemIndex}:${raw}`];
		if (isJsonObject(split)) {
			if (typeof split.parts === 'number') return split.parts;
			return Array.isArray(split.texts) ? split.texts.map(textOf) : undefined;
		}
		return isSettled(this.recall(item)) ? 1 : undefined;
	}

	#entriesOf({ itemIndex, part }: RecordedItem): Entry[] {
		const entries = this.#storedOf({ itemIndex }).flatMap((stored) => readEntry(stored) ?? []);
		return entries.filter((entry) => entry.part === part);
	}

	#storedOf({ itemIndex }: { readonly itemIndex: number }): readonly JsonValue[] {
		const stored = this.#execution.read(this.runIndex, 'items')?.[String(itemIndex)];
		return Array.isArray(stored) ? stored : [];
	}

	#recallVersion1({ itemIndex, part, identity }: RecordedItem): Entry | undefined {
		const outcome = this.#execution
			.version1(this.runIndex)
			?.recall(itemIndex, identity, () => this.rawContent.ofVersion1(itemIndex, part));
		return outcome && { id: '', raw: '', part, ...outcome };
	}

	#namesOf({ itemIndex, identity }: RecordedItem): { readonly id: string; readonly raw: string } {
		const known = this.#names.get(identity);
		if (known) return known;
		const content = this.rawContent.of(itemIndex);
		const raw = content === '' ? '' : hashOf(JSON.stringify([identity.to, content]));
		const names = { id: hashOf(messageKey(identity)), raw };
		this.#names.set(identity, names);
		return names;
	}
}

function isSame(one: Entry, other: Entry | undefined): boolean {
	return one.id === other?.id && one.part === other.part;
}

function hashOfLook(identity: MessageIdentity, text: string): string {
	const look = lookOf(identity, text);
	return look === '' ? '' : hashOf(look);
}

function keyOfChange(itemIndex: number, { path, form }: TwilioRequest): string {
	return `${itemIndex}:${hashOf(JSON.stringify([path, ...form.flat()]))}`;
}
