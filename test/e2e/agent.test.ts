import type { WorkflowFile } from '../n8n/api';
import { defaults } from '../twilio-stand-in/server';
import { startScriptedModel, type ScriptedModel } from './harness/scriptedModel';
import { setUpN8n } from './harness/setUpN8n';

const n8n = setUpN8n();
const person = '+14155552671';
let model: ScriptedModel;

beforeAll(async () => {
	model = await startScriptedModel({ to: person, body: 'Your table is ready.' });
});
afterAll(async () => {
	await model.stop();
});

/** An agent whose one tool is our node, with what to send left to the model. */
function agentWorkflow(twilio: string, openAi: string): WorkflowFile {
	const langchain = '@n8n/n8n-nodes-langchain';
	const node = (name: string, type: string, typeVersion: number, rest: object) => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		...rest,
	});
	return {
		name: 'Agent',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, { parameters: {} }),
			node('Agent', `${langchain}.agent`, 2.2, {
				parameters: {
					promptType: 'define',
					text: 'Tell them that the table is ready',
					options: {},
				},
			}),
			node('Model', `${langchain}.lmChatOpenAi`, 1.2, {
				parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
				credentials: { openAiApi: { id: openAi, name: 'Model' } },
			}),
			node('Send SMS', 'n8n-nodes-twilio-messaging.twilioMessagingTool', 1, {
				parameters: {
					resource: 'message',
					operation: 'sendSms',
					senderType: 'from',
					from: { __rl: true, mode: 'sender', value: defaults.number },
					to: "={{ $fromAI('to', 'Phone number of the recipient', 'string') }}",
					body: "={{ $fromAI('body', 'The text', 'string') }}",
					options: {},
				},
				credentials: { twilioMessagingApi: { id: twilio, name: 'Twilio' } },
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			'Send SMS': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

async function runAgent() {
	const { api, choices } = n8n.playground;
	const openAi = await api.saveCredential('Model', 'openAiApi', {
		apiKey: 'false-key',
		url: model.url,
	});
	const workflow = await api.createWorkflow(agentWorkflow(choices.credential, openAi.id));
	return await api.run(workflow, 'Start');
}

test("an agent sends a message, and is told Twilio's SID", async () => {
	const run = await runAgent();

	expect([run.status, run.error]).toEqual(['success', undefined]);
	const [message] = n8n.playground.standIn.messages();
	expect(message).toMatchObject({ to: person, body: 'Your table is ready.' });
	expect(JSON.stringify(model.told.at(-1))).toContain(message?.sid);
});

test("an agent is told Twilio's code when Twilio refuses", async () => {
	n8n.playground.standIn.faults.decide = () => ({ kind: 'refusal', code: 21610 });
	await runAgent();

	expect(n8n.playground.standIn.messages()).toEqual([]);
	expect(JSON.stringify(model.told.at(-1))).toContain('Twilio error 21610');
});
