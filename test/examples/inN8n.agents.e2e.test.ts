import { setTimeout as pause } from 'node:timers/promises';
import { call, passedOn } from '../e2e/harness/asking';
import { startScriptedModel, type ScriptedModel } from '../e2e/harness/scriptedModel';
import { setUpN8n } from '../e2e/harness/setUpN8n';
import { startHttpServer, type HttpServer } from '../engine/httpServer';
import { linksIn } from '../engine/waitingExecution';
import { example } from '../n8n/example';
import type { Execution } from '../n8n/execution';
import { z } from 'zod';

/** In the whole of n8n, with a model that does what it is told to: refund-agent. */
const n8n = setUpN8n();
const [boss, customer] = ['+12025550111', '+12025550112'];
const refund = { order: '1042', amount: 42.5, reason: 'The lamp arrived broken.' };
let model: ScriptedModel;
let shop: HttpServer;

beforeAll(async () => {
	model = await startScriptedModel({ toolParameters: refund, hitlParameters: {} });
	shop = await startHttpServer(() => ({ status: 200, body: '{"refunded":true}' }));
});
beforeEach(() => {
	model.forget();
});
afterAll(async () => {
	await Promise.all([model.stop(), shop.close()]);
});

const nodesSchema = z.array(z.object({ name: z.string() }).passthrough());
const textsTo = (person: string) =>
	n8n.playground.standIn.messages().filter(({ to }) => to === person);

/** The example with what its note says to choose, run until the person has answered so. */
async function answered(answer: Record<string, string>): Promise<Execution> {
	const { api, choices } = n8n.playground;
	const data = { apiKey: 'false-key', url: model.url };
	const { id: openAi } = await api.saveCredential('Model', 'openAiApi', data);
	const chosen = example('refund-agent.json', choices);
	const nodes = nodesSchema
		.parse(JSON.parse(JSON.stringify(chosen.nodes).replace('https://api.example.com', shop.url)))
		.map((node) =>
			node.name === 'Model'
				? { ...node, credentials: { openAiApi: { id: openAi, name: 'Model' } } }
				: node,
		);
	const workflow = await api.createWorkflow({ ...chosen, nodes });
	const id = await api.start(workflow, 'When clicking ‘Execute workflow’');
	const asking = await api.executionAtItsEnd(id);
	expect([asking.status, asking.error]).toEqual(['waiting', undefined]);
	const question = textsTo(boss)[0]?.body ?? '';
	process.stdout.write(`  asked: ${JSON.stringify(question.split('\n\nhttp')[0])}\n`);
	expect(question).toContain('Refund 42.5 EUR for order 1042? The lamp arrived broken.');
	expect([textsTo(customer), model.told, shop.requests.length]).toEqual([[], [], refunds]);
	expect((await call(linksIn(question)[0] ?? '', answer)).status).toBe(200);
	for (;;) {
		const run = await api.executionAtItsEnd(id);
		if (run.status !== 'waiting') return run;
		await pause(100);
	}
}

/** How many the shop has been asked for so far. */
let refunds = 0;

test.each([
	['by text', passedOn(boss, 'No, only 20 EUR')],
	['on the page', { answeredBy: 'page', decision: 'disapprove', comment: 'only 20 EUR' }],
])(
	'refund-agent.json: a no %s refunds nothing, and its words reach the agent',
	async (_, answer) => {
		const run = await answered(answer);
		expect([run.status, run.error]).toEqual(['success', undefined]);
		expect(shop.requests).toHaveLength(refunds);
		process.stdout.write(`  the model is told: ${JSON.stringify(model.told)}\n`);
		expect(JSON.stringify(model.told)).toContain('only 20 EUR');
		expect(textsTo(customer)).toMatchObject([{ body: 'Done.' }]);
	},
);

test.each([
	['by text', passedOn(boss, 'YES')],
	['on the page', { answeredBy: 'page', decision: 'approve' }],
])('refund-agent.json: a yes %s refunds', async (_, answer) => {
	const run = await answered(answer);
	expect([run.status, run.error]).toEqual(['success', undefined]);
	refunds++;
	expect(shop.requests).toHaveLength(refunds);
	expect(JSON.parse(shop.requests.at(-1)?.body ?? '')).toEqual(refund);
	expect(textsTo(customer)).toMatchObject([{ body: 'Done.' }]);
});
