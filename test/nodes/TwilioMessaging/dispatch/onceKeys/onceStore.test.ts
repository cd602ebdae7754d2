import { markOf } from '../../../../../nodes/TwilioMessaging/dispatch/claims/asking';
import {
	allOnceRuns,
	drawableRuns,
	onceRunKey,
} from '../../../../../nodes/TwilioMessaging/dispatch/onceKeys/onceNames';
import { sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import type { Case } from '../../../../faults/histories/processes';
import { byTrigger, given, keyed, keyedPair, passedOver, sendingOnce, setUpOnce } from './onceCase';

const once = setUpOnce(3);
const [anna, ben] = keyedPair();
const people = keyed(60);
const options = { maxConcurrentRequests: 5 };
const withoutKey = twilioWorkflow(people, { ...sendEachItem, options });
const onError = 'continueRegularOutput';

/** The row of a case's node, once something is in it. */
function rowOf({ workflowId }: Case): string[] {
	const row = once.n8n.rows.rows.get(`${workflowId} twilio`);
	if (!row) throw new Error('There is no such row');
	return row;
}

/** As many entries as others have left there, the latest. */
function leave(one: Case, count: number): void {
	const row = rowOf(one);
	for (let index = 0; index < count; index++) row.push(`other ${index}`);
}

/** As many dead runs as there are numbers in this month. */
function fillRuns(one: Case): void {
	const row = drawableRuns(once.n8n.standIn.clock.now()).map(onceRunKey);
	once.n8n.rows.rows.set(`${one.workflowId} twilio`, ['once keys', ...row]);
}

test('With as many dead runs as there are numbers, it is noted all the same what was sent', async () => {
	const one = once.newCase();
	fillRuns(one);
	await one.start().run(sendingOnce([anna, ben]), byTrigger);
	expect(one.keys().filter((key) => key.endsWith(' sent'))).toHaveLength(2);
	const run = await one.start().run(sendingOnce([anna, ben]), byTrigger);
	expect(passedOver(run)).toHaveLength(2);
});

test('Keys left by a process that died while asking for runs do not block later runs', async () => {
	const one = once.newCase();
	fillRuns(one);
	rowOf(one).push(markOf(allOnceRuns));
	const process = one.start();
	await process.run(sendingOnce([anna]), byTrigger);
	// Somebody might still be asking; a minute later, nobody is.
	once.n8n.standIn.clock.advance(61_000);
	const run = await process.run(sendingOnce([anna]), byTrigger);
	expect(one.keys().filter((key) => key.startsWith(allOnceRuns.slice(0, -1)))).toEqual([]);
	expect(passedOver(run)).toHaveLength(1);
});

test('Numbers of dead runs are free again when another month begins', async () => {
	const one = once.newCase();
	fillRuns(one);
	once.n8n.standIn.clock.advance(31 * 24 * 3_600_000);
	const process = one.start();
	once.n8n.standIn.faults.latency = 50;
	process.begin(sendingOnce(people), byTrigger);
	await once.untilSent(one, 10);
	process.kill();
	await once.n8n.standIn.settled();
	once.n8n.standIn.faults.latency = 10;
	once.n8n.standIn.clock.advance(600_000);
	await one.start().run(sendingOnce(people), byTrigger);
	expect(once.counts(one)).toEqual({ 1: 60 });
});

describe('A node remembers the last 20,000 keys', () => {
	test('and lets go of the oldest', async () => {
		const one = once.newCase();
		const process = one.start();
		await process.run(sendingOnce([anna]), byTrigger);
		// As many entries as 20,000 keys after it have, and what crashes have left.
		leave(one, 80_000);
		await process.run(sendingOnce([ben]), byTrigger);
		expect(one.keys().length).toBeLessThan(80_010);
		const run = await process.run(sendingOnce([anna, ben]), byTrigger);
		expect(passedOver(run).map(({ to }) => to)).toEqual([ben.to]);
	});

	test('whatever is older', async () => {
		const one = once.newCase();
		const process = one.start();
		await process.run(sendingOnce([ben]), byTrigger);
		leave(one, 100_000);
		await process.run(sendingOnce([anna]), byTrigger);
		leave(one, 59_000);
		const run = await process.run(sendingOnce([anna, ben]), byTrigger);
		expect(passedOver(run).map(({ to }) => to)).toEqual([anna.to]);
	});

	test('so that no run may have more', async () => {
		const one = once.newCase();
		const many = Array.from({ length: 20_001 }, (_, key) => ({ ...anna, key }));
		const run = await one.start().run(sendingOnce(many), byTrigger);
		expect(run.data.resultData.error?.message).toContain(
			'Send Once Key remembers 20000 keys, and these items have 20001: nothing was sent.',
		);
		expect(once.messagesOf(one)).toEqual([]);
		expect(one.keys()).toEqual([]);
	});
});

describe('Executions without keys push none out', () => {
	test('when they end', async () => {
		const one = once.newCase();
		const process = one.start();
		await process.run(sendingOnce(people), byTrigger);
		const before = [...one.keys()];
		await process.run(withoutKey, byTrigger);
		await process.run(withoutKey);
		expect(one.keys()).toEqual(before);
		expect(once.counts(one)).toEqual({ 3: 60 });
		const run = await process.run(sendingOnce(people), byTrigger);
		expect(passedOver(run)).toHaveLength(60);
	});

	test('when they were killed, and what they left is found', async () => {
		const one = once.newCase();
		await one.start().run(sendingOnce(people), byTrigger);
		once.n8n.standIn.clock.advance(300_000);
		await once.killAfter(one, withoutKey, 80);
		const process = one.start();
		await process.run(withoutKey);
		expect(once.counts(one)).toEqual({ 2: 60 });
		const run = await process.run(sendingOnce(people), byTrigger);
		expect(passedOver(run)).toHaveLength(60);
	});

	test('as long as what was killed stays there', async () => {
		const one = once.newCase();
		await one.start().run(sendingOnce(people), byTrigger);
		await once.killAfter(one, withoutKey, 80);
		leave(one, 100_000);
		const run = await one.start().run(sendingOnce(people), byTrigger);
		expect(passedOver(run)).toHaveLength(60);
	});

	test('where there is no room for them: nothing is noted', async () => {
		const one = once.newCase();
		const process = one.start();
		await process.run(sendingOnce(people), byTrigger);
		leave(one, 140_000);
		await once.killAfter(one, withoutKey, 80);
		// Nothing but its number.
		expect(one.keys().filter((key) => key.startsWith('run '))).toHaveLength(1);
	});
});

describe('When the store cannot be used, nothing is sent', () => {
	test('from the beginning', async () => {
		const one = once.newCase();
		once.n8n.rows.failing = Infinity;
		const run = await one.start().run(sendingOnce([anna, ben], {}, { onError }), byTrigger);
		once.n8n.rows.failing = 0;
		for (const { error } of given(run))
			expect(error).toContain(
				'was not sent: Send Once Key cannot work: n8n’s deduplication store cannot be used. UNIQUE constraint failed',
			);
		expect(once.messagesOf(one)).toEqual([]);
	});

	test('from the middle of a run on', async () => {
		const one = once.newCase();
		once.n8n.standIn.faults.latency = () => {
			if (once.messagesOf(one).length > 10) once.n8n.rows.failing = Infinity;
			return 10;
		};
		const many = keyed(200);
		const run = await one.start().run(sendingOnce(many, {}, { onError }), byTrigger);
		once.n8n.rows.failing = 0;
		once.n8n.standIn.faults.latency = 10;
		const before = once.messagesOf(one).length;
		expect(before).toBeGreaterThan(10);
		expect(before).toBeLessThan(100);
		expect(given(run).filter(({ sid }) => typeof sid === 'string')).toHaveLength(before);
		await one.start().run(sendingOnce(many), byTrigger);
		expect(once.counts(one)).toEqual({ 1: 200 });
	});

	test('unless the first write of several at once fails, which is tried again', async () => {
		const one = once.newCase();
		once.n8n.rows.failing = 1;
		await one.start().run(sendingOnce([anna]), byTrigger);
		expect(once.messagesOf(one)).toHaveLength(1);
	});

	test('when the workflow is not saved', async () => {
		const one = once.newCase();
		const settings = { ...byTrigger, workflowId: '' };
		const run = await one.start().run(sendingOnce([anna]), settings);
		expect(run.data.resultData.error?.message).toContain('The workflow is not saved.');
		expect(once.messagesOf(one)).toEqual([]);
	});
});

test('A key that was begun while the database failed for a moment is sent by the next run', async () => {
	const one = once.newCase();
	const before = { ...ben, key: 'before' };
	const { rows, standIn } = once.n8n;
	// It stays in doubt.
	standIn.listLagMilliseconds = 3_600_000;
	once.strike(before.to, { kind: 'cut', moment: 'after' });
	await one.start().run(sendingOnce([before]), byTrigger);
	standIn.listLagMilliseconds = 0;
	standIn.clock.advance(60_000);
	const add = rows.checkProcessedAndRecord.bind(rows);
	const watched = jest.spyOn(rows, 'checkProcessedAndRecord');
	let failing = 2;
	watched.mockImplementation(async (keys, ...rest) => {
		// The keys are written; it cannot be asked what was sent under them.
		const isAsked = keys.every((key) => / sent\??$/.test(String(key)));
		if (isAsked && failing-- > 0) throw new Error('The database is gone for a moment');
		return await add(keys, ...rest);
	});
	const source = sendingOnce([before, ...people], {}, { onError });
	await one.start().run(source, byTrigger);
	watched.mockRestore();
	const sent = once.messagesOf(one).length;
	expect(sent).toBeLessThan(60);
	const run = await one.start().run(source, byTrigger);
	expect(given(run).filter(({ error }) => error !== undefined)).toEqual([]);
	expect(once.messagesOf(one)).toHaveLength(61);
});

test('A key in doubt of a person with a long history asks for what it may be, a little at a time', async () => {
	const one = once.newCase();
	const many = Array.from({ length: 600 }, (_, index) => ({ ...anna, body: `Earlier ${index}` }));
	const process = one.start();
	await process.run(twilioWorkflow(many, { ...sendEachItem, options }));
	const earlier = new Set(once.messagesOf(one).map(({ sid }) => `once sent ${sid}`));
	once.n8n.standIn.clock.advance(3_600_000);
	once.n8n.standIn.faults.latency = 200;
	await once.killAfter(one, sendingOnce([anna]), 601);
	once.n8n.standIn.faults.latency = 10;
	const { rows } = once.n8n;
	const add = jest.spyOn(rows, 'checkProcessedAndRecord');
	const remove = jest.spyOn(rows, 'removeProcessed');
	await one.start().run(sendingOnce([anna]), byTrigger);
	expect(once.messagesOf(one)).toHaveLength(601);
	const asked = add.mock.calls.flatMap(([items]) => items);
	expect(asked.filter((key) => typeof key === 'string' && earlier.has(key))).toEqual([]);
	expect(Math.max(...remove.mock.calls.map(([items]) => items.length))).toBeLessThanOrEqual(250);
	add.mockRestore();
	remove.mockRestore();
});

test('What is settled leaves three entries for each key, and a mark', async () => {
	const one = once.newCase();
	const process = one.start();
	await process.run(sendingOnce(people), byTrigger);
	expect(one.keys()).toHaveLength(1 + 3 * 60);
	await process.run(sendingOnce(people));
	expect(one.keys()).toHaveLength(1 + 3 * 60);
});
