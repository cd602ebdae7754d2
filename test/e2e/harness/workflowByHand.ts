import type { WorkflowFile } from '../../n8n/api';
import { people, sendingNode, sendingWorkflow, type Sending } from './workflows';

/** How a workflow below differs from one that sends a text to each. */
export interface ByHand extends Sending {
	readonly count: number;
	/** Fields of the node that differ. */
	readonly fields?: object;
	/** Of the workflow, such as `executionTimeout`. */
	readonly workflowSettings?: object;
	/** Items in each round of a loop; none for no loop. */
	readonly batchSize?: number;
	/** Seconds that a Wait node takes after the node. */
	readonly waits?: number;
	/** It also starts by itself every so many seconds, once it is active. */
	readonly everySeconds?: number;
}

/** The workflow that is called by `/webhook/<path>`, with a trigger to start it by hand, for so many people. */
export function workflowByHand(path: string, how: ByHand): WorkflowFile {
	const { count, fields = {}, workflowSettings = {}, batchSize, waits, everySeconds } = how;
	const { nodes, connections, settings } = sendingWorkflow(path, how);
	const loop = batchSize !== undefined && {
		People: to('Loop'),
		Loop: { main: [[], ...to(sendingNode).main] },
		[sendingNode]: to('Loop'),
	};
	return {
		name: path,
		nodes: [
			...nodes.map((node) => withFields(node, fields)),
			nodeOf('Start', 'manualTrigger', {}),
			nodeOf(
				'List',
				'set',
				{ mode: 'raw', jsonOutput: JSON.stringify({ body: { people: people(count) } }) },
				3.4,
			),
			...(loop ? [nodeOf('Loop', 'splitInBatches', { batchSize }, 3)] : []),
			...(waits === undefined ? [] : [nodeOf('Wait', 'wait', { amount: waits }, 1.1)]),
			...(everySeconds === undefined
				? []
				: [nodeOf('Schedule', 'scheduleTrigger', each(everySeconds))]),
		],
		connections: {
			...connections,
			Start: to('List'),
			...(everySeconds !== undefined && { Schedule: to('List') }),
			List: to('People'),
			...(waits !== undefined && { [sendingNode]: to('Wait') }),
			...loop,
		},
		settings: { ...settings, ...workflowSettings },
	};
}

const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });

const each = (secondsInterval: number) => ({
	rule: { interval: [{ field: 'seconds', secondsInterval }] },
});

const nodeOf = (name: string, type: string, parameters: object, typeVersion = 1) => ({
	id: name,
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, 200],
	parameters,
});

function withFields(node: object, fields: object): object {
	const isSending = 'name' in node && node.name === sendingNode;
	if (!isSending || !('parameters' in node)) return node;
	const { parameters } = node;
	return typeof parameters === 'object'
		? { ...node, parameters: { ...parameters, ...fields } }
		: node;
}
