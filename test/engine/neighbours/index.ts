import type { INodeType } from 'n8n-workflow';
import { extractFromFile, readWriteFile } from './files';
import { splitInBatches } from './looping';
import { itemsFrom, jsonParameter, Neighbour } from './neighbour';
import { filter, switchNode } from './routing';
import { aggregate, merge, set, splitOut } from './shaping';

const passThrough = (name: string, isTrigger = false) =>
	new Neighbour({
		name,
		isTrigger,
		execute: (context) =>
			context.getInputData().map((entry, item) => ({ ...entry, pairedItem: { item } })),
	});

/** Puts the items of its one parameter into the workflow. */
const items = new Neighbour({
	name: 'items',
	isTrigger: true,
	parameters: ['items'],
	execute: (context) => itemsFrom(jsonParameter(context, 'items'), 0),
});

/** Does not wait: the real one does, and then passes on what came in. */
const wait = passThrough('wait');

/** Nodes that stand around ours in a workflow, by their type. */
export const neighbours: ReadonlyMap<string, INodeType> = new Map<string, INodeType>([
	['test.items', items],
	['n8n-nodes-base.errorTrigger', passThrough('errorTrigger', true)],
	['n8n-nodes-base.manualTrigger', passThrough('manualTrigger', true)],
	['n8n-nodes-base.scheduleTrigger', passThrough('scheduleTrigger', true)],
	['n8n-nodes-base.webhook', passThrough('webhook', true)],
	['n8n-nodes-base.aggregate', aggregate],
	['n8n-nodes-base.extractFromFile', extractFromFile],
	['n8n-nodes-base.filter', filter],
	['n8n-nodes-base.merge', merge],
	['n8n-nodes-base.noOp', passThrough('noOp')],
	['n8n-nodes-base.readWriteFile', readWriteFile],
	['n8n-nodes-base.splitInBatches', splitInBatches],
	['n8n-nodes-base.set', set],
	['n8n-nodes-base.splitOut', splitOut],
	['n8n-nodes-base.stickyNote', passThrough('stickyNote')],
	['n8n-nodes-base.switch', switchNode],
	['n8n-nodes-base.wait', wait],
]);
