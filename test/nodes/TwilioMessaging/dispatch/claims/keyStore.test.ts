import { about, each, markOf } from '../../../../../nodes/TwilioMessaging/dispatch/claims/asking';
import {
	SerialKeyStore,
	type KeyStore,
} from '../../../../../nodes/TwilioMessaging/dispatch/claims/keyStore';

/** A row that is read and written without a lock, as n8n's is. */
class Row implements KeyStore {
	keys: string[] = [];
	failing = 0;
	/** Nothing is removed any more. */
	dies = false;
	/** Whether the next call is carried out, and its answer lost. */
	losesAnswer = false;
	readonly removals: number[] = [];

	async add(keys: readonly string[]): Promise<readonly string[]> {
		const read = [...this.keys];
		await this.#wait();
		this.keys = [...read, ...keys.filter((key) => !read.includes(key))];
		if (this.losesAnswer) {
			this.losesAnswer = false;
			throw new Error('Connection terminated');
		}
		return keys.filter((key) => read.includes(key));
	}

	async remove(keys: readonly string[]): Promise<void> {
		if (this.dies) await new Promise<never>(() => undefined);
		this.removals.push(keys.length);
		const read = [...this.keys];
		await this.#wait();
		this.keys = read.filter((key) => !keys.includes(key));
	}

	async count(): Promise<number> {
		await this.#wait();
		return this.keys.length;
	}

	async clear(): Promise<void> {
		await this.#wait();
		this.keys = [];
	}

	async #wait(): Promise<void> {
		await new Promise(setImmediate);
		if (this.failing === 0) return;
		this.failing -= 1;
		throw new Error('UNIQUE constraint failed');
	}
}

let rows = 0;
/** Two executions in one process, and the row that both write to. */
function twoStores() {
	const row = new Row();
	const name = `row ${++rows}`;
	return { row, one: new SerialKeyStore(row, name), other: new SerialKeyStore(row, name) };
}

test('what executions of one process write at the same moment is all there', async () => {
	const { row, one, other } = twoStores();
	await Promise.all([one.add(['a']), other.add(['b']), one.add(['c']), other.add(['d'])]);
	expect(row.keys).toEqual(['a', 'b', 'c', 'd']);
});

test('nothing comes between what is done exclusively', async () => {
	const { row, one, other } = twoStores();
	const counted = one.exclusively(async (store) => {
		await store.add(['a']);
		const count = await store.count();
		await store.clear();
		return count;
	});
	await Promise.all([counted, other.add(['b'])]);
	expect(await counted).toBe(1);
	expect(row.keys).toEqual(['b']);
});

test('asking leaves nothing behind', async () => {
	const { row, one } = twoStores();
	await one.add(['a', 'b']);
	const answer = await one.find(each(['b', 'c']));
	expect([answer.has('b'), answer.has('c'), answer.mayHave('c')]).toEqual([true, false, false]);
	expect(answer.isSure).toBe(true);
	expect(row.keys).toEqual(['a', 'b']);
});

describe('Of what a process has asked that died before it took the question back', () => {
	test('nobody knows whether it is there: what was meant, and what was not', async () => {
		const { row, one } = twoStores();
		await one.add(['a']);
		row.dies = true;
		void one.find(each(['a', 'b']));
		await new Promise((resolve) => setTimeout(resolve, 20));
		row.dies = false;
		const next = new SerialKeyStore(row, 'of another process');
		const answer = await next.find(each(['a', 'b', 'c']));
		for (const key of ['a', 'b'])
			expect([answer.has(key), answer.isDoubtful(key), answer.mayHave(key)]).toEqual([
				false,
				true,
				true,
			]);
		expect([answer.mayHave('c'), answer.isSure]).toEqual([false, false]);
		expect(row.keys).toEqual(['a', 'b', markOf('a'), markOf('b')]);
	});

	test('that holds for all that was asked about the same', async () => {
		const { row, one } = twoStores();
		row.dies = true;
		void one.find(about('time', ['1', '2']));
		await new Promise((resolve) => setTimeout(resolve, 20));
		row.dies = false;
		const next = new SerialKeyStore(row, 'of another process');
		await next.add(['3']);
		const answer = await next.find(about('time', ['1', '2', '3']));
		expect(['1', '2', '3'].map((key) => answer.isDoubtful(key))).toEqual([true, true, true]);
	});
});

test('a process that asks at the same moment is waited for', async () => {
	const row = new Row();
	const [one, other] = [new SerialKeyStore(row, 'one'), new SerialKeyStore(row, 'other')];
	await one.add(['a']);
	// The other one has asked, and not taken it back yet.
	await other.add(['b', markOf('a'), markOf('b')]);
	setTimeout(() => void other.remove(['b', markOf('a'), markOf('b')]), 20);
	const answer = await one.find(each(['a', 'b']));
	expect([answer.has('a'), answer.mayHave('b'), answer.isSure]).toEqual([true, false, true]);
});

describe('A call whose answer is lost', () => {
	test('is not answered by a second one that finds what the first has written', async () => {
		const { row, one } = twoStores();
		row.losesAnswer = true;
		await expect(one.addOnce(['a', 'own'], ['own'])).rejects.toThrow('Connection terminated');
		row.losesAnswer = true;
		expect((await one.find(each(['b']))).isDoubtful('b')).toBe(true);
	});

	test('is repeated when it was not carried out', async () => {
		const { row, one } = twoStores();
		await one.add(['a']);
		row.failing = 1;
		expect(await one.addOnce(['a', 'own'], ['own'])).toEqual(['a']);
	});
});

test('much is removed in pieces', async () => {
	const { row, one } = twoStores();
	const keys = Array.from({ length: 600 }, (_, index) => String(index));
	await one.add(keys);
	await one.remove(keys);
	expect(row.keys).toEqual([]);
	expect(row.removals).toEqual([250, 250, 100]);
});

test('a call that fails is tried once more, and the next one goes on', async () => {
	const { row, one } = twoStores();
	row.failing = 1;
	await one.add(['a']);
	row.failing = 2;
	await expect(one.add(['b'])).rejects.toThrow('UNIQUE');
	await one.add(['c']);
	expect(row.keys).toEqual(['a', 'c']);
});
