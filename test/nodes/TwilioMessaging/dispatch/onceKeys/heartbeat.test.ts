import { setTimeout as pause } from 'node:timers/promises';
import { SerialKeyStore } from '../../../../../nodes/TwilioMessaging/dispatch/claims/keyStore';
import {
	Heartbeat,
	readBeats,
} from '../../../../../nodes/TwilioMessaging/dispatch/onceKeys/heartbeat';
import { time } from '../../../../../nodes/TwilioMessaging/dispatch/time';
import { Waiting } from '../../../../../nodes/TwilioMessaging/dispatch/waiting';

/** A row in memory, whose calls take a while when it is told to. */
class Row {
	readonly keys = new Set<string>();
	slow = 0;

	async add(keys: readonly string[]): Promise<readonly string[]> {
		await pause(this.slow);
		const there = keys.filter((key) => this.keys.has(key));
		for (const key of keys) this.keys.add(key);
		return there;
	}

	async remove(keys: readonly string[]): Promise<void> {
		await pause(this.slow);
		for (const key of keys) this.keys.delete(key);
	}

	async count(): Promise<number> {
		return await Promise.resolve(this.keys.size);
	}

	async clear(): Promise<void> {
		this.keys.clear();
		await Promise.resolve();
	}
}

const run = '700.5';
let rows = 0;
const heartbeats: Heartbeat[] = [];

/** A run with one job to send; a beat is due every 500 ms, and others wait 1250 ms for one. */
function begin() {
	const row = new Row();
	const store = new SerialKeyStore(row, `row ${++rows}`);
	const job = {};
	const heartbeat = new Heartbeat(store, new Waiting(undefined), run, [job]);
	heartbeats.push(heartbeat);
	heartbeat.begun(job);
	return { row, store, heartbeat };
}

beforeEach(() => {
	time.scale = 0.25;
});
afterEach(async () => {
	for (const heartbeat of heartbeats.splice(0)) await heartbeat.end();
	time.scale = 1;
});

test('A run whose beats are written in time is not taken for dead', async () => {
	time.scale = 0.5;
	const { heartbeat } = begin();
	const then = time.elapsed();
	await pause(3500);
	expect(heartbeat.wasSilentSince(then)).toBe(false);
});

test('A beat counts when it is written, not when it is due', async () => {
	const { row, heartbeat } = begin();
	await pause(600);
	const then = time.elapsed();
	// Each begins within a second of the one before; others see none of them for 1450 ms.
	row.slow = 950;
	await pause(1500);
	row.slow = 0;
	await pause(300);
	expect(heartbeat.wasSilentSince(then)).toBe(true);
});

test('… and one that could not be written does not count', async () => {
	const { row, heartbeat } = begin();
	await pause(600);
	const then = time.elapsed();
	const add = row.add.bind(row);
	row.add = async () => await Promise.reject(new Error('No connection is free'));
	await pause(2000);
	expect(heartbeat.wasSilentSince(then)).toBe(true);
	await expect(heartbeat.show()).rejects.toThrow('No connection is free');
	row.add = add;
	await heartbeat.show();
	expect(heartbeat.wasSilentSince(time.elapsed())).toBe(false);
});

test('A beat that another process hides by asking for it comes again at once', async () => {
	time.scale = 1;
	const { row, store, heartbeat } = begin();
	const add = row.add.bind(row);
	let hidden = 0;
	row.add = async (keys) => {
		// That one asks for all beats between the two calls, and removes what was not there.
		if (hidden > 0 || keys.length > 1) return await add(keys);
		hidden += 1;
		return keys;
	};
	const before = await readBeats(store, [run]);
	await pause(3200);
	expect(hidden).toBe(1);
	expect(await readBeats(store, [run])).not.toEqual(before);
	expect(heartbeat.wasSilentSince(0)).toBe(false);
});
