import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import type { WorkflowSource } from '../../../../engine/engine';
import { repositoryRoot } from '../../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import { scaleTime } from '../../../../engine/timeScale';
import { standInCredential, twilioNodeName, twilioWorkflow } from '../../../../engine/twilioNode';
import { creating } from '../../../../twilio-stand-in/faults';

const twilio = setUpTwilio();

/** Our node, run once in one execution for each of these lists. */
function roundsOf(rounds: readonly IDataObject[][], options: INodeParameters): WorkflowSource {
	const [items, node] = twilioWorkflow([], { ...sendEachItem, options }).nodes;
	if (!items || !node) throw new Error('The workflow lacks a node');
	const sources = rounds.map((list, index) => ({
		...items,
		id: `round-${index}`,
		name: `Round ${index}`,
		parameters: { items: JSON.stringify(list) },
	}));
	const toNode = (name: string) => ({ node: name, type: 'main' as const, index: 0 });
	return {
		nodes: [
			{ ...items, id: 'start', name: 'Start', type: 'n8n-nodes-base.noOp', parameters: {} },
			...sources,
			node,
		],
		connections: {
			Start: { main: [sources.map(({ name }) => toNode(name))] },
			...Object.fromEntries(
				sources.map(({ name }) => [name, { main: [[toNode(twilioNodeName)]] }]),
			),
		},
	};
}

afterEach(() => {
	scaleTime(repositoryRoot, 0.001);
});

test('Messages per Second holds from one round of a loop to the next', async () => {
	scaleTime(repositoryRoot, 1);
	const rounds = recipients(4).map((item) => [item]);
	const workflow = roundsOf(rounds, { messagesPerSecond: 2 });
	const run = await twilio.engine.run(workflow, standInCredential(twilio.standIn));
	expect(run.status).toBe('success');
	const arrivals = twilio.standIn.requests.filter(creating()).map(({ arrivedAt }) => arrivedAt);
	const [first = 0, last = 0] = [arrivals[0], arrivals.at(-1)];
	expect(arrivals).toHaveLength(4);
	expect(last - first).toBeGreaterThan(1300);
});

/** Every field and option of that name, in all versions of the node. */
function fieldsNamed(name: string, among: readonly INodeProperties[]): INodeProperties[] {
	return among.flatMap((field) => {
		const options = (field.options ?? []).flatMap((option) => ('type' in option ? [option] : []));
		return [...(field.name === name ? [field] : []), ...fieldsNamed(name, options)];
	});
}

test.each([
	['Skip Duplicate Recipients', 'skipDuplicateRecipients'],
	['Max Messages per Run', 'maxMessagesPerRun'],
])('%s says that it counts each round of a loop by itself', (label, name) => {
	const { nodeTypes } = twilio.engine;
	const { description } = nodeTypes.getByNameAndVersion(
		'n8n-nodes-twilio-messaging.twilioMessaging',
	);
	const fields = fieldsNamed(name, description.properties);
	expect(fields).not.toEqual([]);
	for (const field of fields) {
		expect(field.displayName).toBe(label);
		expect(field.description).toMatch(/\bround\b/i);
	}
});
