import { sleep } from 'n8n-workflow';
import { reasonOf } from '../../../twilio/values/reasonOf';
import { time } from '../time';
import { Answer, ask, partsOf, type Question } from './asking';

/**
 * n8n's deduplication store, as far as a node uses it: a row of keys for each node of a workflow, in
 * n8n's database. It stays when the process does not.
 */
export interface KeyStore {
	/**
	 * Writes keys; gives those that were there already.
	 *
	 * @param mostEntries so many are kept in the row, the latest; as many as there may be unless it is said
	 */
	add(keys: readonly string[], mostEntries?: number): Promise<readonly string[]>;
	/** Fast for keys in the order in which they were written, slow for any other. */
	remove(keys: readonly string[]): Promise<void>;
	count(): Promise<number>;
	/** Removes the row. */
	clear(): Promise<void>;
}

/** When a row has more, the store drops the oldest. */
export const mostRowEntries = 400_000;

/** The last call of each row, of all executions in this process. */
const lastCalls = new Map<string, Promise<unknown>>();

/** Lets the calls of one row go one after another: n8n reads and writes a row without a lock. */
export class SerialKeyStore {
	readonly #store: RepeatingKeyStore;

	/** @param row tells the row among those of all nodes */
	constructor(
		store: KeyStore,
		private readonly row: string,
	) {
		this.#store = new RepeatingKeyStore(store);
	}

	/** Nothing else of this process is written to the row meanwhile. */
	async exclusively<Result>(act: (store: KeyStore) => Promise<Result>): Promise<Result> {
		const before = lastCalls.get(this.row) ?? Promise.resolve();
		const result = before.then(async () => await act(this.#store));
		const ended = result.then(ignore, ignore);
		lastCalls.set(this.row, ended);
		try {
			return await result;
		} finally {
			if (lastCalls.get(this.row) === ended) lastCalls.delete(this.row);
		}
	}

	/** Writes keys; gives those that were there already. */
	async add(keys: readonly string[]): Promise<readonly string[]> {
		return await this.exclusively(async (store) => await store.add(keys));
	}

	/**
	 * Writes keys; gives those that were there before this call.
	 *
	 * @param own those of them that nobody else writes: they tell whether a call that failed was carried out
	 * @throws the store's error when it was: what was there before is not known any more
	 */
	async addOnce(keys: readonly string[], own: readonly string[]): Promise<readonly string[]> {
		return await this.exclusively(async () => await this.#store.addOnce(keys, own));
	}

	async remove(keys: readonly string[]): Promise<void> {
		for (let index = 0; index < keys.length; index += removedAtOnce) {
			const slice = keys.slice(index, index + removedAtOnce);
			await this.exclusively(async (store) => {
				await store.remove(slice);
			});
		}
	}

	/** Which of these keys are there. */
	async find(questions: readonly Question[]): Promise<Answer> {
		const parts = partsOf(questions, removedAtOnce);
		const answers: Answer[] = [];
		for (const part of parts) {
			// What else the process has to do comes first.
			if (answers.length > 0) await sleep(0);
			answers.push(await this.#findPart(part));
		}
		return Answer.of(answers);
	}

	async #findPart(questions: readonly Question[]): Promise<Answer> {
		const once = async () => await this.exclusively(async (store) => await ask(store, questions));
		let answer = await once();
		for (let again = 0; again < mostRepeats && !answer.isSure; again++) {
			await letOthersWrite();
			answer = await once();
		}
		return answer;
	}
}

/** Where there is doubt, another process may be asking just now. */
const mostRepeats = 3;

/** In milliseconds: by then, another process has its answer, and has written what it had read before. */
export const pauseForOthers = 50;

/** Ends after that pause, or up to three times as long: two that ask at the same moment are not to do so again. */
export async function letOthersWrite(): Promise<void> {
	await sleep((1 + 2 * Math.random()) * pauseForOthers * time.scale);
}

/** The store searches a row from its beginning for each key: more at once would block the process. */
const removedAtOnce = 250;

/** A call that fails is tried once more: several first writes at once may fail. */
class RepeatingKeyStore implements KeyStore {
	constructor(private readonly store: KeyStore) {}

	async add(keys: readonly string[], mostEntries?: number): Promise<readonly string[]> {
		if (keys.length === 0) return [];
		return await twice(async () => await this.store.add(keys, mostEntries));
	}

	/** See `SerialKeyStore.addOnce`. */
	async addOnce(keys: readonly string[], own: readonly string[]): Promise<readonly string[]> {
		if (keys.length === 0) return [];
		let reason: string;
		try {
			return await this.store.add(keys);
		} catch (error) {
			reason = reasonOf(error);
		}
		const there = await this.store.add(keys);
		if (there.some((key) => own.includes(key))) throw new Error(reason);
		return there;
	}

	async remove(keys: readonly string[]): Promise<void> {
		if (keys.length === 0) return;
		await twice(async () => {
			await this.store.remove(keys);
		});
	}

	async count(): Promise<number> {
		return await twice(async () => await this.store.count());
	}

	async clear(): Promise<void> {
		await twice(async () => {
			await this.store.clear();
		});
	}
}

async function twice<Result>(call: () => Promise<Result>): Promise<Result> {
	try {
		return await call();
	} catch {
		return await call();
	}
}

const ignore = () => undefined;
