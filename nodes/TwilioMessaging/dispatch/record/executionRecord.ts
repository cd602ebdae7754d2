import { isJsonObject, type JsonObject, type JsonValue } from '../../../twilio/api/json';
import { sidOf } from '../../../twilio/message/messageResource';
import { readEntry, type Entry, type UnknownEntry } from './entry';
import { Version1Run } from './version1';

/** Where n8n keeps what a node wants to remember within an execution: plain data. */
export type NodeMemory = Record<string, unknown>;

const drawer = 'twilioMessagingSent';
/** Of what is kept, as saved executions hold it. What 0.1.0 kept has no number. */
const formatVersion = 2;

/** What is kept of a run of the node. */
type Part = 'changes' | 'items' | 'others' | 'splits';

/**
 * What a node keeps with the execution: for each of its runs (in a loop it runs many times) what became
 * of each item. n8n hands it to the next try of Retry On Fail, and to the execution that a person
 * starts with Retry.
 */
export class ExecutionRecord {
	static readonly #records = new WeakMap<NodeMemory, ExecutionRecord>();

	/** Tells the execution, and keeps nothing of it. */
	readonly token = {};
	/** Of all entries, those of which nobody knows what became, by their place. */
	readonly #doubts = new Map<string, UnknownEntry[]>();
	/** SIDs of messages that are known to belong to somebody. */
	readonly #owned = new Set<string>();

	private constructor(private readonly memory: NodeMemory) {
		for (const run of Object.values(this.#runs())) {
			if (!isJsonObject(run)) continue;
			for (const entry of entriesOf(run)) this.#index(entry);
			if (isJsonObject(run.others)) this.#ownAll(Object.keys(run.others));
		}
		for (const run of Object.values(this.#drawer())) {
			if (isJsonObject(run)) this.#ownAll(new Version1Run(run).sids());
		}
	}

	/** An execution that goes on in the same process has the same one throughout: reading it takes its time. */
	static in(memory: NodeMemory): ExecutionRecord {
		const known = this.#records.get(memory);
		if (known) return known;
		const record = new ExecutionRecord(memory);
		this.#records.set(memory, record);
		return record;
	}

	get hasDoubts(): boolean {
		return this.#doubts.size > 0;
	}

	/** Entries of all runs of which nobody knows what became, and that Twilio would file in a place. */
	doubtsIn(place: string): readonly UnknownEntry[] {
		return this.#doubts.get(place) ?? [];
	}

	/** Whether a message is known to belong to somebody. */
	owns(sid: string): boolean {
		return this.#owned.has(sid);
	}

	/** A run as 0.1.0 kept it, if it is from then. */
	version1(runIndex: number): Version1Run | undefined {
		const run = this.#drawer()[String(runIndex)];
		return isJsonObject(run) ? new Version1Run(run) : undefined;
	}

	/** What is kept of a run under a name, to be read; undefined for nothing. */
	read(runIndex: number, part: Part): JsonObject | undefined {
		const run = this.#runs()[String(runIndex)];
		const kept = isJsonObject(run) ? run[part] : undefined;
		return isJsonObject(kept) ? kept : undefined;
	}

	write(runIndex: number, part: Exclude<Part, 'others'>, key: string, value: JsonValue): void {
		openIn(this.#open(runIndex), part)[key] = value;
	}

	remove(runIndex: number, part: Part, key: string): void {
		Reflect.deleteProperty(this.read(runIndex, part) ?? {}, key);
	}

	/** Takes note of an entry, which took the place of another one or of none. */
	noteEntry(entry: Entry, before: Entry | undefined): void {
		if (before) this.forget(before);
		this.#index(entry);
	}

	/** Messages that a retry must not take for its own, wherever it runs. */
	noteOthers(runIndex: number, sids: Iterable<string>): void {
		for (const sid of sids) openIn(this.#open(runIndex), 'others')[sid] = true;
	}

	/** Forgets a run: nothing is left of it in the execution. */
	clear(runIndex: number): void {
		const runs = this.#runs();
		const run = runs[String(runIndex)];
		if (this.hasDoubts && isJsonObject(run)) for (const entry of entriesOf(run)) this.forget(entry);
		Reflect.deleteProperty(runs, String(runIndex));
		Reflect.deleteProperty(this.#drawer(), String(runIndex));
		const isEmpty =
			Object.keys(runs).length === 0 &&
			Object.keys(this.#drawer()).every((name) => name === 'runs' || name === 'version');
		if (isEmpty) Reflect.deleteProperty(this.memory, drawer);
	}

	/** An entry that is kept no more. */
	forget(entry: Entry): void {
		if (entry.state !== 'unknown') return;
		const others = this.doubtsIn(entry.place).filter(
			({ id, part, since }) => id !== entry.id || part !== entry.part || since !== entry.since,
		);
		if (others.length > 0) this.#doubts.set(entry.place, others);
		else this.#doubts.delete(entry.place);
	}

	#index(entry: Entry): void {
		if (entry.state === 'unknown')
			this.#doubts.set(entry.place, [...this.doubtsIn(entry.place), entry]);
		if (entry.state === 'accepted') this.#owned.add(sidOf(entry.message));
	}

	#ownAll(sids: Iterable<string>): void {
		for (const sid of sids) this.#owned.add(sid);
	}

	#drawer(): JsonObject {
		const kept = this.memory[drawer];
		return isJsonObject(kept) ? kept : {};
	}

	#runs(): JsonObject {
		const { version, runs } = this.#drawer();
		return version === formatVersion && isJsonObject(runs) ? runs : {};
	}

	#open(runIndex: number): JsonObject {
		const kept = openIn(this.memory, drawer);
		kept.version = formatVersion;
		return openIn(openIn(kept, 'runs'), String(runIndex));
	}
}

function* entriesOf({ items }: JsonObject): Generator<Entry> {
	for (const list of isJsonObject(items) ? Object.values(items) : []) {
		for (const stored of Array.isArray(list) ? list : []) {
			const entry = readEntry(stored);
			if (entry) yield entry;
		}
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
