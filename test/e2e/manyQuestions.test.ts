import { linksIn } from '../engine/waitingExecution';
import type { WorkflowFile } from '../n8n/api';
import { askingFields, askingNode, call, passedOn } from './harness/asking';
import { setUpN8n } from './harness/setUpN8n';
import { waitUntil } from './harness/waitUntil';
import { call as callWebhook } from './harness/workflows';

const n8n = setUpN8n();
const count = 200;
const path = 'many-questions';

/** Asks the person that a POST brings, and waits. */
function workflow(credential: string): WorkflowFile {
	const node = (name: string, type: string, typeVersion: number, rest: object) => ({
		id: name.toLowerCase(),
		name,
		type,
		typeVersion,
		position: [0, 0],
		...rest,
	});
	return {
		name: path,
		nodes: [
			node('Webhook', 'n8n-nodes-base.webhook', 2, {
				webhookId: path,
				parameters: { path, httpMethod: 'POST', responseMode: 'onReceived', options: {} },
			}),
			node(askingNode, 'n8n-nodes-twilio-messaging.twilioMessaging', 1.1, {
				parameters: {
					...askingFields,
					to: '={{ $json.body.to }}',
					message: '=May we ship order {{ $json.body.order }}?',
				},
				credentials: { twilioMessagingApi: { id: credential, name: 'Twilio' } },
			}),
		],
		connections: { Webhook: { main: [[{ node: askingNode, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'all' },
	};
}

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
	const saved = await api.createWorkflow(workflow(choices.credential));
	await api.activate(saved);
	const orders = Array.from({ length: count }, (_, order) => order);
	for (const order of orders) await callWebhook(running.url, path, { to: personOf(order), order });
	await waitUntil('everybody is asked', () => standIn.messages().length === count);

	const questions = standIn.messages().map(({ to, body }) => ({
		to,
		order: Number(/order (\d+)/.exec(body)?.[1]),
		link: linksIn(body)[0] ?? '',
	}));
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
