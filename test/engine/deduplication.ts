import './environment';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

/**
 * Takes the place of n8n's database: rows of keys, read and written without a lock. n8n's own is in the
 * package `n8n`, which the engine does without.
 */
export class DeduplicationRows implements IDataDeduplicator {
	readonly rows = new Map<string, string[]>();
	calls = 0;
	/** How many keys those that write have named. */
	named = 0;
	/** Set to let calls fail; says how many more do. */
	failing = 0;
	/** Up to so many milliseconds pass between reading a row and writing it, and before: processes overwrite each other. */
	spread = 0;
	/** How many calls there were, by workflow. */
	readonly callsOf = new Map<string, number>();
	/** By workflow, what happens when a call is carried out and not answered yet: what it throws is the answer. */
	readonly watched = new Map<string, () => void>();
	readonly #dead = new WeakSet();
	readonly #still = new WeakMap<object, Promise<void>>();

	/** There is one for all engines of a process. */
	static async install(): Promise<DeduplicationRows> {
		const rows = new DeduplicationRows();
		await DataDeduplicationService.init(rows);
		return rows;
	}

	/** The execution's process is killed: nothing that it asks for is done any more, and it hears of nothing. */
	kill(workflow: object): void {
		this.#dead.add(workflow);
	}

	/** The execution's process stands still: nothing that it asks for is done until this is called. */
	standStill(workflow: object): () => void {
		let goOn: () => void = () => undefined;
		const still = new Promise<void>((resolve) => {
			goOn = resolve;
		});
		this.#still.set(workflow, still);
		return goOn;
	}

	/** Keys of all rows. */
	get size(): number {
		return [...this.rows.values()].reduce((sum, keys) => sum + keys.length, 0);
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ maxEntries = Infinity }: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		this.named += items.length;
		return await this.#call(scope, context, (keys) => {
			const there = new Set(keys);
			const processed = items.filter((item) => there.has(String(item)));
			const added = items.filter((item) => !there.has(String(item)));
			const written = [...keys, ...added.map(String)];
			return { written: written.slice(-maxEntries), result: { new: added, processed } };
		});
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		const removed = new Set(items.map(String));
		await this.#call(scope, context, (keys) => ({
			written: keys.filter((key) => !removed.has(key)),
			result: undefined,
		}));
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.#call(scope, context, () => ({ written: [], result: undefined }));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<number> {
		return await this.#call(scope, context, (keys) => ({ result: keys.length }));
	}

	async #pause(): Promise<void> {
		await new Promise((resolve) => {
			if (this.spread > 0) setTimeout(resolve, Math.random() * this.spread);
			else setImmediate(resolve);
		});
	}

	async #call<Result>(
		scope: DeduplicationScope,
		{ workflow, node }: ICheckProcessedContextData,
		act: (keys: readonly string[]) => { written?: string[]; result: Result },
	): Promise<Result> {
		this.calls += 1;
		const row = `${workflow.id} ${scope === 'node' ? String(node?.id) : ''}`;
		await this.#still.get(workflow);
		await this.#pause();
		const keys = this.rows.get(row) ?? [];
		await this.#pause();
		if (this.failing > 0) {
			this.failing -= 1;
			throw new Error('UNIQUE constraint failed');
		}
		if (this.#dead.has(workflow)) await new Promise<never>(() => undefined);
		const { written, result } = act(keys);
		if (written) this.rows.set(row, written);
		this.callsOf.set(workflow.id, (this.callsOf.get(workflow.id) ?? 0) + 1);
		this.watched.get(workflow.id)?.();
		await new Promise(setImmediate);
		if (this.#dead.has(workflow)) await new Promise<never>(() => undefined);
		return result;
	}
}
