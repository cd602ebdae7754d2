import {
	SerialKeyStore,
	type KeyStore,
} from '../../../../../nodes/TwilioMessaging/dispatch/claims/keyStore';

/** A row that is read and written without a lock, as n8n's is. */
class Row implements KeyStore {
	keys: string[] = [];
	failing = 0;
	readonly removals: number[] = [];

	async add(keys: readonly string[]): Promise<readonly string[]> {
		const read = [...this.keys];
		await this.#wait();
		this.keys = [...read, ...keys.filter((key) => !read.includes(key))];
		return keys.filter((key) => read.includes(key));
	}

	async remove(keys: readonly string[]): Promise<void> {
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
	expect([...(await one.find(['b', 'c']))]).toEqual(['b']);
	expect(row.keys).toEqual(['a', 'b']);
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
