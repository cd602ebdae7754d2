import type { INodeType } from 'n8n-workflow';
import { ItemsNode } from './items';
import { PassThroughNode } from './passThrough';

/** Nodes that stand around ours in a workflow, in the little that the tests need of them. */
export const neighbours: ReadonlyMap<string, INodeType> = new Map<string, INodeType>([
	['test.items', new ItemsNode()],
	['n8n-nodes-base.manualTrigger', new PassThroughNode('manualTrigger', ['trigger'])],
	['n8n-nodes-base.noOp', new PassThroughNode('noOp', ['transform'])],
]);
