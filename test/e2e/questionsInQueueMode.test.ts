import { begunBy } from '../n8n/queue/fleet';
import { askedByWebhook, askingNode, call, passedOn, questionsIn } from './harness/asking';
import { setUpQueue } from './harness/setUpQueue';
import { waitUntil } from './harness/waitUntil';
import { call as callWebhook } from './harness/workflows';

const { place } = setUpQueue();
const path = 'queued-questions';
const orders = Array.from({ length: 24 }, (_, order) => order);
const personOf = (order: number) => `+1415555${String(6000 + order)}`;

test('in queue mode, answers arrive at the main process and at the one for webhooks', async () => {
	const { api, credential, main, standIn, webhooks, workers } = place.playground;
	const saved = await api.createWorkflow(askedByWebhook(path, credential));
	await api.activate(saved);
	for (const order of orders) await callWebhook(webhooks.url, path, { to: personOf(order), order });
	await waitUntil('everybody is asked', () => standIn.messages().length === orders.length);
	const ids = await api.executionIds(saved);
	for (const id of ids) expect((await api.executionAtItsEnd(id)).status).toBe('waiting');

	for (const { to, order, link } of questionsIn(standIn)) {
		const { pathname, search } = new URL(link);
		const { url } = order % 3 === 0 ? main : webhooks;
		const answer = await call(url + pathname + search, passedOn(to, `No, ${order}`));
		expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('"taken":true')]);
	}

	const answered: unknown[] = [];
	for (const id of ids) {
		let run = await api.executionAtItsEnd(id);
		while (run.status === 'waiting') run = await api.executionAtItsEnd(id);
		expect(run.status).toBe('success');
		const [item] = run.items(askingNode);
		const { order } = Object.fromEntries(Object.entries(item?.body ?? {}));
		expect(item?.data).toMatchObject({
			approved: false,
			chatInput: String(order),
			answeredBy: personOf(Number(order)),
			answeredVia: 'text',
		});
		answered.push(order);
	}
	expect(new Set(answered)).toEqual(new Set(orders));
	expect(standIn.messages()).toHaveLength(orders.length);
	const begun = workers.map((worker) => new Set(begunBy(worker)).size);
	process.stdout.write(`  executions begun by the workers: ${begun.join(' and ')}\n`);
	expect(begun.every((count) => count > 0)).toBe(true);
});
