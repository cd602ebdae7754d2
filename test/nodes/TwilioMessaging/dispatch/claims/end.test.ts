import { keyed, passedOver, sendingOnce, setUpOnce } from '../onceKeys/onceCase';

const n8n = setUpOnce(2);
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
