import type { WorkflowFile } from '../n8n/api';
import { defaults } from '../twilio-stand-in/server';
import { startScriptedModel, type ScriptedModel } from './harness/scriptedModel';
import { setUpN8n } from './harness/setUpN8n';

/** Covers tool. */

const n8n = setUpN8n();
const person = '+14155552671';
/** Stands in the item that the agent works on. */
const customer = '+14155552672';
let model: ScriptedModel;

beforeAll(async () => {
	model = await startScriptedModel({ to: person, body: 'Your table is ready.' });
});
afterAll(async () => {
	await model.stop();
});

interface AgentChoices {
	/** Of n8n's Agent node. */
	readonly version: number;
	/** Of the tool, such as `onError`. */
	readonly settings?: object;
	/** Fields of the tool that differ from those below. */
	readonly fields?: object;
	/** Of the tool; 1 unless told. */
	readonly typeVersion?: number;
}

/** An agent whose one tool is our node, with what to send left to the model. */
function agentWorkflow(
	twilio: string,
	openAi: string,
	{ version, settings, fields, typeVersion = 1 }: AgentChoices,
): WorkflowFile {
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
			node('Order', 'n8n-nodes-base.set', 3.4, {
				parameters: { mode: 'raw', jsonOutput: JSON.stringify({ to: customer }), options: {} },
			}),
			node('Agent', `${langchain}.agent`, version, {
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
			node('Send SMS', 'n8n-nodes-twilio-messaging.twilioMessagingTool', typeVersion, {
				parameters: {
					resource: 'message',
					operation: 'sendSms',
					senderType: 'from',
					from: { __rl: true, mode: 'sender', value: defaults.number },
					to: "={{ $fromAI('to', 'Phone number of the recipient', 'string') }}",
					body: "={{ $fromAI('body', 'The text', 'string') }}",
					options: {},
					...fields,
				},
				credentials: { twilioMessagingApi: { id: twilio, name: 'Twilio' } },
				...settings,
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Order', type: 'main', index: 0 }]] },
			Order: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			'Send SMS': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

beforeEach(() => {
	model.forget();
});

async function runAgent(agent: AgentChoices = { version: 3.1 }) {
	const { api, choices } = n8n.playground;
	const openAi = await api.saveCredential('Model', 'openAiApi', {
		apiKey: 'false-key',
		url: model.url,
	});
	const workflow = await api.createWorkflow(agentWorkflow(choices.credential, openAi.id, agent));
	return await api.run(workflow, 'Start');
}

test("an agent sends a message, and is told Twilio's SID", async () => {
	const run = await runAgent();

	expect([run.status, run.error]).toEqual(['success', undefined]);
	const [message] = n8n.playground.standIn.messages();
	expect(message).toMatchObject({ to: person, body: 'Your table is ready.' });
	expect(JSON.stringify(model.told.at(-1))).toContain(message?.sid);
});

test('a tool of version 1.1 has options in three collections, which the model may fill in', async () => {
	const fields = {
		options: { smartEncoded: true },
		safetyOptions: { maxSegments: 3 },
		twilioParameters: { persistentAction: ["={{ $fromAI('body', 'The text', 'string') }}"] },
	};
	await runAgent({ version: 3.1, fields, typeVersion: 1.1 });

	expect(n8n.playground.standIn.messages()).toHaveLength(1);
	const forms = n8n.playground.standIn.requests.map(({ form }) => Object.fromEntries(form));
	expect(forms).toContainEqual(
		expect.objectContaining({ SmartEncoded: 'true', PersistentAction: 'Your table is ready.' }),
	);
});

test("an agent is told Twilio's code when Twilio refuses", async () => {
	n8n.playground.standIn.faults.decide = () => ({ kind: 'refusal', code: 21610 });
	await runAgent();

	expect(n8n.playground.standIn.messages()).toEqual([]);
	expect(JSON.stringify(model.told.at(-1))).toContain('Twilio error 21610');
});

// By itself, an agent of version 2 keeps the errors of its tools to itself.
test('an older agent is told so too when the tool continues on errors', async () => {
	n8n.playground.standIn.faults.decide = () => ({ kind: 'refusal', code: 21610 });
	const run = await runAgent({ version: 2.2, settings: { onError: 'continueRegularOutput' } });
	expect(run.status).toBe('success');

	expect(n8n.playground.standIn.messages()).toEqual([]);
	expect(JSON.stringify(model.told.at(-1))).toContain('Twilio error 21610');
});

// To an agent of version 3, n8n itself gives what the model says as $json.
test("an older agent's tool reads $json from the agent's item, as n8n does, not from what the model says", async () => {
	await runAgent({ version: 2.2, fields: { to: '={{ $json.to }}' } });
	expect(n8n.playground.standIn.messages().map(({ to }) => to)).toEqual([customer]);
});

test.each([3.1, 2.2])(
	'a tool that tries again looks first whether its message went out (agent %d)',
	async (version) => {
		const { standIn } = n8n.playground;
		let posts = 0;
		let looksThatWork = 0;
		standIn.faults.decide = ({ method }) => {
			if (method === 'POST') return ++posts === 1 ? { kind: 'cut', moment: 'after' } : undefined;
			// While the first try looks, the list cannot be read.
			if (Date.now() < lookUpFails) return { kind: 'refusal', code: 20003 };
			looksThatWork++;
			return undefined;
		};
		const lookUpFails = Date.now() + 17_000;
		await runAgent({
			version,
			settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 5000 },
		});
		expect(standIn.messages()).toHaveLength(1);
		expect(posts).toBe(1);
		expect(looksThatWork).toBeGreaterThan(0);
		expect(JSON.stringify(model.told)).toContain(standIn.messages()[0]?.sid);
	},
);
