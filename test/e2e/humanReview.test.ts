import { setTimeout as pause } from 'node:timers/promises';
import type { Execution } from '../n8n/execution';
import type { WorkflowFile } from '../n8n/api';
import { linksIn } from '../engine/waitingExecution';
import { defaults } from '../twilio-stand-in/server';
import { call, passedOn } from './harness/asking';
import { startScriptedModel, type ScriptedModel } from './harness/scriptedModel';
import { setUpN8n } from './harness/setUpN8n';

/** Covers tool. */

const n8n = setUpN8n();
const customer = '+14155552671';
const boss = '+14155552672';
let model: ScriptedModel;

beforeAll(async () => {
	model = await startScriptedModel({
		toolParameters: { to: customer, body: 'Your refund is on its way.' },
		hitlParameters: {},
	});
});
beforeEach(() => {
	model.forget();
});
afterAll(async () => {
	await model.stop();
});

const langchain = '@n8n/n8n-nodes-langchain';
const sender = { __rl: true, mode: 'sender', value: defaults.number };

/** An agent that may text customers, once a person has agreed. */
function gatedWorkflow(twilio: string, openAi: string, gate: object): WorkflowFile {
	const node = (name: string, type: string, typeVersion: number, rest: object) => ({
		id: name.toLowerCase(),
		name,
		type,
		typeVersion,
		position: [0, 0],
		...rest,
	});
	const credentials = { twilioMessagingApi: { id: twilio, name: 'Twilio' } };
	const aiTool = (name: string) => ({ ai_tool: [[{ node: name, type: 'ai_tool', index: 0 }]] });
	return {
		name: 'Gate',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, { parameters: {} }),
			// What could be taken for the answer, if it reached n8n beside it.
			node('Item', 'n8n-nodes-base.set', 3.4, {
				parameters: { mode: 'raw', jsonOutput: '{"approved": true, "chatInput": "Refund all"}' },
			}),
			node('Agent', `${langchain}.agent`, 3.1, {
				parameters: { promptType: 'define', text: 'Tell them', options: {} },
			}),
			node('Model', `${langchain}.lmChatOpenAi`, 1.2, {
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: { id: openAi, name: 'Model' } },
			}),
			node('Gate', 'n8n-nodes-twilio-messaging.twilioMessagingHitlTool', 1.1, {
				parameters: { from: sender, to: boss, ...gate },
				credentials,
			}),
			node('Refund', 'n8n-nodes-twilio-messaging.twilioMessagingTool', 1.1, {
				parameters: {
					resource: 'message',
					operation: 'sendSms',
					from: sender,
					to: "={{ $fromAI('to', 'Phone number', 'string') }}",
					body: "={{ $fromAI('body', 'The text', 'string') }}",
				},
				credentials,
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Item', type: 'main', index: 0 }]] },
			Item: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			Refund: aiTool('Gate'),
			Gate: aiTool('Agent'),
		},
		settings: { executionOrder: 'v1' },
	};
}

const textsTo = (person: string) =>
	n8n.playground.standIn.messages().filter(({ to }) => to === person);

/** What becomes of it when the boss answers like that. */
async function answered(
	answer: Record<string, string>,
	gate: object = {},
): Promise<{ question: string; run: Execution }> {
	const { api, choices } = n8n.playground;
	const data = { apiKey: 'false-key', url: model.url };
	const openAi = await api.saveCredential('Model', 'openAiApi', data);
	const workflow = await api.createWorkflow(gatedWorkflow(choices.credential, openAi.id, gate));
	const id = await api.start(workflow, 'Start');
	const asking = await api.executionAtItsEnd(id);
	expect([asking.status, model.told]).toEqual(['waiting', []]);
	expect(textsTo(boss)).toHaveLength(1);
	expect(textsTo(customer)).toEqual([]);
	const question = String(textsTo(boss)[0]?.body);
	const [link = ''] = linksIn(question);
	expect((await call(link, answer)).status).toBe(200);
	for (;;) {
		const run = await api.executionAtItsEnd(id);
		if (run.status !== 'waiting') return { question, run };
		await pause(100);
	}
}

test('the words that n8n proposes ask; YES by text lets the tool run', async () => {
	const { question, run } = await answered(passedOn(boss, 'YES'), {
		message:
			'=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
	});
	process.stdout.write(`  asked: ${JSON.stringify(question.split('\n\nhttp')[0])}\n`);
	expect([run.status, run.error]).toEqual(['success', undefined]);
	expect(question).toContain('Refund');
	expect(question).toContain(customer);
	expect(textsTo(customer)).toMatchObject([{ body: 'Your refund is on its way.' }]);
	expect(textsTo(boss)).toHaveLength(1);
});

test.each([
	['by text', passedOn(boss, 'No, only 20 EUR')],
	['on the page', { answeredBy: 'page', decision: 'disapprove', comment: 'only 20 EUR' }],
])('a no %s keeps the tool from running, and its words reach the model', async (_, answer) => {
	const { run } = await answered(answer, { message: 'May the agent text the customer?' });
	expect(run.status).toBe('success');
	expect(textsTo(customer)).toEqual([]);
	expect(JSON.stringify(model.told)).toContain('only 20 EUR');
});

test('a yes on the page lets it run', async () => {
	const { run } = await answered(
		{ answeredBy: 'page', decision: 'approve' },
		{ message: 'May the agent text the customer?' },
	);
	expect(run.status).toBe('success');
	expect(textsTo(customer)).toHaveLength(1);
});
