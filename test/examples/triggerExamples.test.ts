import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { NodeHelpers, type IDataObject, type INode, type IRun } from 'n8n-workflow';
import { defaults } from '../twilio-stand-in/server';
import { jsonOf, type WorkflowSource } from '../engine/engine';
import { exampleWorkflow } from '../engine/exampleWorkflow';
import { repositoryRoot } from '../engine/packageNodes';
import { setUpTwilio } from '../engine/setUpTwilio';
import { activate, newTrigger } from '../engine/trigger';
import { standInCredential } from '../engine/twilioNode';

const twilio = setUpTwilio();
const customer = '+14155552671';
const support = '+12025550123';
const examples = readdirSync(resolve(repositoryRoot, 'examples')).filter((file) =>
	file.endsWith('.json'),
);

const isOurs = ({ type }: INode) => type.startsWith('n8n-nodes-twilio-messaging.');
const isTrigger = ({ type }: INode) => type.endsWith('.twilioMessagingTrigger');

/** The trigger with the number chosen that a person would choose. */
function withNumber(node: INode): INode {
	const [number] = twilio.standIn.phoneNumbers();
	const phoneNumberSid = { __rl: true, mode: 'list', value: number?.sid ?? '' };
	const isPhoneNumber = node.parameters.source === 'phoneNumber';
	return isPhoneNumber ? { ...node, parameters: { ...node.parameters, phoneNumberSid } } : node;
}

test.each(examples)('%s names only fields that the nodes have, and none is missing', (file) => {
	const nodes = exampleWorkflow(file).nodes.filter(isOurs).map(withNumber);
	expect(nodes.length).toBeGreaterThan(0);
	for (const node of nodes) {
		const type = twilio.engine.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const { properties } = type.description;
		const kept = NodeHelpers.getNodeParameters(
			properties,
			node.parameters,
			true,
			false,
			node,
			type.description,
		);
		expect(Object.keys(kept ?? {})).toEqual(expect.arrayContaining(Object.keys(node.parameters)));
		const issues = NodeHelpers.getNodeParametersIssues(properties, node, type.description);
		expect([node.name, issues]).toEqual([node.name, null]);
	}
});

test.each(['auto-reply.json', 'two-way-inbox.json', 'opt-out-list.json'])(
	'the trigger of %s is registered at Twilio',
	async (file) => {
		twilio.standIn.reset();
		const trigger = exampleWorkflow(file).nodes.find(isTrigger);
		if (!trigger) throw new Error('There is no trigger');
		await activate(twilio, newTrigger(withNumber(trigger).parameters));
		expect(twilio.standIn.phoneNumbers()[0]?.sms_url).toContain('/webhook/');
	},
);

async function receive(source: WorkflowSource, message: IDataObject): Promise<IRun> {
	const { engine, standIn } = twilio;
	const item = { from: customer, to: defaults.number, media: [], ...message };
	const workflow = { ...source, nodes: source.nodes.map(withNumber) };
	const run = await engine.run(workflow, standInCredential(standIn), [item]);
	expect(run.data.resultData.error).toBeUndefined();
	return run;
}

/** What the trigger gives to Twilio: the last node's first item. */
const answer = (run: IRun) => jsonOf(run, run.data.resultData.lastNodeExecuted ?? '')[0]?.twiml;

test.each([
	['When are your hours?', 'We are open'],
	['PRICES', 'A wash is $15'],
	['Hello', 'Write HOURS'],
])('auto-reply.json answers "%s"', async (body, reply) => {
	const run = await receive(exampleWorkflow('auto-reply.json'), { body });
	expect(answer(run)).toContain(`<Response><Message><Body>`);
	expect(answer(run)).toContain(reply);
});

test.each(['STOP', 'START', 'HELP'])('auto-reply.json does not answer %s', async (optOut) => {
	const run = await receive(exampleWorkflow('auto-reply.json'), { body: optOut, optOut });
	expect(run.data.resultData.lastNodeExecuted).toBe('Left to Twilio');
	expect(answer(run)).toBeUndefined();
});

const sent = () => twilio.standIn.messages().map(({ from, to, body }) => [from, to, body]);

const explanation: unknown = expect.stringMatching(/^Not sent: begin with/);

test.each<[string, string, unknown[]]>([
	[customer, 'Where is it?', [support, `${customer}: Where is it?`]],
	[support, `${customer} At the shop.\nSee you!`, [customer, 'At the shop.\nSee you!']],
	[support, ` ${customer}:  At the shop`, [customer, 'At the shop']],
	[support, 'At the shop', [support, explanation]],
	[support, customer, [support, explanation]],
	[customer, `${support} not for me`, [support, `${customer}: ${support} not for me`]],
	[customer, 'x'.repeat(1600), [support, `${customer}: ${'x'.repeat(1486)}`]],
])('two-way-inbox.json: what %s writes goes where it belongs', async (from, body, expected) => {
	await receive(exampleWorkflow('two-way-inbox.json'), { from, body });
	expect(sent()).toEqual([[defaults.number, ...expected]]);
});

test('two-way-inbox.json says that there were pictures, and leaves STOP to Twilio', async () => {
	const workflow = exampleWorkflow('two-way-inbox.json');
	await receive(workflow, { body: '', media: [{ url: 'https://example.com/1.png' }] });
	await receive(workflow, { body: 'STOP', optOut: 'STOP' });
	expect(sent().map(([, , body]) => body)).toEqual([
		`${customer}: \n[1 picture(s) or file(s): see Twilio’s Console]`,
	]);
});
