import type { INode, INodeParameters } from 'n8n-workflow';
import { DeduplicationRows } from '../../../../engine/deduplication';
import type { WorkflowSource } from '../../../../engine/engine';
import { sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';
import { messagesByPerson, somebody } from './retrying';

const twilio = setUpTwilio();
const twilioType = 'n8n-nodes-twilio-messaging.twilioMessaging';

interface ToolCall {
	readonly to: string;
	readonly body: string;
}

beforeEach(() => {
	// n8n makes a type of its own of a node that serves as a tool.
	const { nodeTypes } = twilio.engine;
	const lookUp = nodeTypes.getByNameAndVersion.bind(nodeTypes);
	jest
		.spyOn(nodeTypes, 'getByNameAndVersion')
		.mockImplementation((type, version) =>
			lookUp(type === `${twilioType}Tool` ? twilioType : type, version),
		);
});
afterEach(() => {
	jest.restoreAllMocks();
});

/** Our node as an agent's tool, called once for each: n8n has it go on after a call that failed. */
function toolWorkflow(calls: readonly ToolCall[], parameters: INodeParameters): WorkflowSource {
	const [items, tool] = twilioWorkflow([], parameters).nodes;
	if (!items || !tool) throw new Error('The workflow lacks a node');
	const sources = calls.map((call, index): INode => ({
		...items,
		id: `call-${index}`,
		name: `Call ${index}`,
		position: [0, 100 * index],
		parameters: { items: JSON.stringify([call]) },
	}));
	const toNode = (node: string) => ({ node, type: 'main' as const, index: 0 });
	return {
		nodes: [
			{ ...items, id: 'agent', name: 'Agent', type: 'n8n-nodes-base.noOp', parameters: {} },
			...sources,
			{ ...tool, type: `${twilioType}Tool`, rewireOutputLogTo: 'ai_tool' },
		],
		connections: {
			Agent: { main: [sources.map(({ name }) => toNode(name))] },
			...Object.fromEntries(
				sources.map(({ name }) => [name, { main: [[toNode(twilioNodeName)]] }]),
			),
		},
	};
}

async function callTool(calls: readonly ToolCall[], options = {}) {
	const workflow = toolWorkflow(calls, { ...sendEachItem, options });
	const run = await twilio.engine.run(workflow, standInCredential(twilio.standIn));
	const runs = run.data.resultData.runData[twilioNodeName] ?? [];
	return runs.map(({ data }) => data?.ai_tool?.[0]?.[0]?.json);
}

test('A4: a tool that is called for somebody else in between does not forget what is unknown', async () => {
	const [anna, ben] = [somebody(), somebody()];
	const forAnna = { to: anna, body: 'Your table is ready' };
	twilio.standIn.faults.once(creating(anna), { kind: 'cut', moment: 'after' });
	// Until the second call, nobody can ask what became of the first.
	twilio.standIn.faults.decide = ({ method }) =>
		method === 'GET' && twilio.standIn.messages({ to: ben }).length === 0
			? { kind: 'refusal', code: 20003 }
			: undefined;
	const told = await callTool([forAnna, { to: ben, body: 'Hello' }, forAnna]);

	expect(told[0]?.error).toMatch(/^It is unknown whether/);
	expect(told[1]).toMatchObject({ to: ben });
	expect(told[2]).toMatchObject({ sid: twilio.standIn.messages({ to: anna })[0]?.sid });
	expect(messagesByPerson(twilio.standIn)).toEqual({ [anna]: 1, [ben]: 1 });
});

test('A4: a tool that is asked to send the same again after it went well does so', async () => {
	const call = { to: somebody(), body: 'Your table is ready' };
	await callTool([call, call]);
	expect(twilio.standIn.messages()).toHaveLength(2);
});

test('a tool that is called with a Send Once Key that was sent answers that it was skipped', async () => {
	await DeduplicationRows.install();
	const anna = somebody();
	const options = { sendOnceKey: '=table of {{ $json.to }}' };
	const [first, second] = await callTool(
		[
			{ to: anna, body: 'Your table is ready' },
			{ to: anna, body: 'Your table is ready now' },
		],
		options,
	);
	const [third] = await callTool([{ to: anna, body: 'Your table is ready' }], options);
	const skipped = { to: anna, skipped: true, sendOnceKey: `table of ${anna}` };
	expect(first).toHaveProperty('sid');
	expect([second, third]).toMatchObject([skipped, skipped]);
	expect(messagesByPerson(twilio.standIn)).toEqual({ [anna]: 1 });
});
