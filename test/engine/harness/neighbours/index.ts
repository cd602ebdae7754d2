import type { INodeType } from 'n8n-workflow';
import { extractFromFile, readWriteFile } from './files';
import { isDataObject, itemsFrom, jsonParameter, Neighbour, textParameter } from './neighbour';

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

/** Edit Fields in its JSON mode. */
const set = new Neighbour({
	name: 'set',
	parameters: ['mode', 'jsonOutput', 'options'],
	execute: (context) =>
		context.getInputData().map((_, item) => {
			const json = jsonParameter(context, 'jsonOutput', item);
			return { json: isDataObject(json) ? json : {}, pairedItem: { item } };
		}),
});

const splitOut = new Neighbour({
	name: 'splitOut',
	parameters: ['fieldToSplitOut', 'options'],
	execute: (context) =>
		context.getInputData().flatMap(({ json }, item) => {
			const field = textParameter(context, 'fieldToSplitOut', item);
			return itemsFrom(json[field], item);
		}),
});

/** Nodes that stand around ours in a workflow, by their type. */
export const neighbours: ReadonlyMap<string, INodeType> = new Map<string, INodeType>([
	['test.items', items],
	['n8n-nodes-base.errorTrigger', passThrough('errorTrigger', true)],
	['n8n-nodes-base.manualTrigger', passThrough('manualTrigger', true)],
	['n8n-nodes-base.scheduleTrigger', passThrough('scheduleTrigger', true)],
	['n8n-nodes-base.extractFromFile', extractFromFile],
	['n8n-nodes-base.noOp', passThrough('noOp')],
	['n8n-nodes-base.readWriteFile', readWriteFile],
	['n8n-nodes-base.set', set],
	['n8n-nodes-base.splitOut', splitOut],
	['n8n-nodes-base.stickyNote', passThrough('stickyNote')],
]);
