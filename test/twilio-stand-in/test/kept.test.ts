import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSdkClient } from '../sdkClient';
import { defaults, startTwilioStandIn } from '../server';
import type { TwilioStandIn } from '../standIn';

const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
const keptIn = join(folder, 'messages.json');
afterAll(() => {
	rmSync(folder, { recursive: true });
});

const person = '+14155552671';
const hour = 3_600_000;
const url = 'http://127.0.0.1:9/status';

async function started<Result>(use: (standIn: TwilioStandIn) => Promise<Result>): Promise<Result> {
	const standIn = await startTwilioStandIn({ keptIn });
	try {
		return await use(standIn);
	} finally {
		await standIn.close();
	}
}

const send = (standIn: TwilioStandIn, body: string) =>
	createSdkClient(standIn).messages.create({
		to: person,
		from: defaults.number,
		body,
		mediaUrl: ['https://files.example/1.png'],
		statusCallback: url,
	});

test('messages and their files are there again after a restart, and are not reported twice', async () => {
	const before = await started(async (standIn) => {
		standIn.clock.advance(-hour);
		const { sid } = await send(standIn, 'First');
		standIn.clock.advance(60_000);
		await standIn.receive({ from: person, to: defaults.numberWithoutService, body: 'Hi' });
		return { sid, messages: standIn.messages(), media: standIn.mediaOf(sid) };
	});
	await started(async (standIn) => {
		standIn.clock.advance(-hour / 2);
		expect(standIn.messages()).toEqual(before.messages);
		expect(before.messages.map(({ direction }) => direction)).toEqual(['outbound-api', 'inbound']);
		expect(standIn.mediaOf(before.sid)).toEqual(before.media);
		expect(before.media[0]?.bytes.length).toBeGreaterThan(0);
		await send(standIn, 'Second');
		const listed = await createSdkClient(standIn).messages.list();
		expect(listed.map(({ body }) => body)).toEqual(['Second', 'Hi', 'First']);
	});
	await started(async (standIn) => {
		expect(standIn.messages({ direction: 'outbound-api' })).toMatchObject([
			{ status: 'delivered' },
			{ status: 'delivered' },
		]);
		expect(await standIn.sendStatusCallbacks()).toEqual([]);
	});
});

test('nothing is kept unless a file is named', async () => {
	const standIn = await startTwilioStandIn();
	await send(standIn, 'Third');
	await standIn.close();
	await started(async (other) => {
		expect(other.messages().map(({ body }) => body)).not.toContain('Third');
		await Promise.resolve();
	});
});
