import { askedByWebhook, askingNode, call, passedOn, questionsIn } from './harness/asking';
import { setUpN8n } from './harness/setUpN8n';
import { waitUntil } from './harness/waitUntil';
import { call as callWebhook } from './harness/workflows';

const n8n = setUpN8n();
const count = 200;
const path = 'many-questions';

/** Many have two questions of their own: only the link tells them apart. */
const personOf = (order: number) => `+1415555${String(5000 + Math.floor(order / 2))}`;

function shuffled<Value>(values: readonly Value[]): Value[] {
	return values
		.map((value) => ({ value, at: Math.random() }))
		.sort((one, other) => one.at - other.at)
		.map(({ value }) => value);
}

test('200 executions wait at once, and each gets its own answer', async () => {
	const { api, choices, standIn, n8n: running } = n8n.playground;
	const saved = await api.createWorkflow(askedByWebhook(path, choices.credential));
	await api.activate(saved);
	const orders = Array.from({ length: count }, (_, order) => order);
	for (const order of orders) await callWebhook(running.url, path, { to: personOf(order), order });
	await waitUntil('everybody is asked', () => standIn.messages().length === count);

	const questions = questionsIn(standIn);
	expect(new Set(questions.map(({ link }) => link)).size).toBe(count);
	// The last ones may not be stored as waiting yet.
	for (const id of await api.allExecutionIds(saved))
		expect((await api.executionAtItsEnd(id)).status).toBe('waiting');

	for (const { to, order, link } of shuffled(questions)) {
		const answer =
			order % 2 === 0
				? await call(link, passedOn(to, `No, ${order}`))
				: await call(link, { answeredBy: 'page', decision: 'disapprove', comment: String(order) });
		expect(answer.status).toBe(200);
	}

	const answered = new Map<unknown, unknown>();
	for (const id of await api.allExecutionIds(saved)) {
		const run = await api.executionAtItsEnd(id);
		expect(run.status).toBe('success');
		const [item] = run.items(askingNode);
		const { order } = Object.fromEntries(Object.entries(item?.body ?? {}));
		answered.set(order, item?.data);
	}
	expect(answered.size).toBe(count);
	const own = orders.filter((order) => {
		const { chatInput, answeredBy } = Object.fromEntries(Object.entries(answered.get(order) ?? {}));
		return chatInput === String(order) && answeredBy === personOf(order);
	});
	process.stdout.write(`  ${own.length} of ${count} got their own answer\n`);
	expect(own).toHaveLength(count);
	expect(standIn.messages()).toHaveLength(count);
});
