import { sendEachItem } from '../../../../engine/setUpTwilio';
import { twilioWorkflow } from '../../../../engine/twilioNode';
import { keyed, passedOver, sendingOnce, setUpOnce } from '../onceKeys/onceCase';

const n8n = setUpOnce(3);
const marks = (keys: readonly string[]) =>
	keys.filter((key) => /^(claims|run|execution)/.test(key));

test('A stop of a node whose messages all have keys leaves no claims', async () => {
	const one = n8n.newCase();
	const process = one.start();
	const source = sendingOnce(keyed(60));
	const stopped = process.begin(source);
	await n8n.untilSent(one, 20);
	stopped.stop();
	await stopped.ended;
	expect(marks(one.keys())).toEqual([]);
	const run = await process.run(source);
	expect(passedOver(run).length).toBeGreaterThanOrEqual(20);
	expect(n8n.counts(one)).toEqual({ 1: 60 });
});

test('The mark of claims goes when no run stands there, whoever has written it', async () => {
	const one = n8n.newCase();
	const process = one.start();
	await process.run(sendingOnce(keyed(5)));
	const row = n8n.n8n.rows.rows.get(`${one.workflowId} twilio`);
	row?.push('claims');
	await process.run(sendingOnce(keyed(5)));
	expect(marks(one.keys())).toEqual([]);
});

test('What cannot be removed at the end is removed when the node runs again: to that run, nobody was left behind', async () => {
	const one = n8n.newCase();
	const process = one.start();
	const source = twilioWorkflow(keyed(8), sendEachItem);
	n8n.n8n.rows.watched.set(one.workflowId, () => {
		if (n8n.messagesOf(one).length === 8) throw new Error('Connection terminated unexpectedly');
	});
	const first = await process.run(source);
	expect(first.status).toBe('success');
	expect(marks(one.keys())).not.toEqual([]);
	n8n.n8n.rows.watched.delete(one.workflowId);
	n8n.n8n.standIn.clock.advance(600_000);
	// By then, the process has let go of whose messages these are.
	await process.run(twilioWorkflow(keyed(1), { ...sendEachItem, body: 'Another' }), {
		workflowId: 'another',
	});
	const second = await process.run(source);
	expect(passedOver(second)).toEqual([]);
	expect(n8n.counts(one)).toEqual({ 2: 7, 3: 1 });
	expect(one.keys()).toEqual([]);
});

test('A try that begins while the one before lets go of its claims is known to the worker that goes on with it', async () => {
	const one = n8n.newCase();
	// A row that has keys is not cleared as a whole.
	await one.start().run(sendingOnce(keyed(1)));
	const people = keyed(40);
	const settings = { mode: 'trigger', executionId: '23' } as const;
	const source = twilioWorkflow(
		people,
		{ ...sendEachItem, options: { maxConcurrentRequests: 2 } },
		{ retryOnFail: true, maxTries: 2, waitBetweenTries: 100 },
	);
	n8n.strike(people[5]?.to ?? '', { kind: 'refusal', code: 20003 });
	n8n.n8n.rows.spread = 100;
	const process = one.start();
	process.begin(source, settings);
	await n8n.untilSent(one, 21);
	process.kill();
	await new Promise((resolve) => setTimeout(resolve, 300));
	n8n.n8n.rows.spread = 0;
	n8n.n8n.standIn.clock.advance(600_000);
	await one.start().run(source, settings);
	// What the first try has sent is let go of: so long no wait of n8n's is, only this test's.
	const counts = n8n.counts(one);
	expect((counts[1] ?? 0) + (counts[2] ?? 0) + (counts[3] ?? 0)).toBe(40);
	expect((counts[2] ?? 0) + (counts[3] ?? 0)).toBeLessThan(9);
});
