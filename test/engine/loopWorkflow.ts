import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { WorkflowSource } from './engine';
import { twilioNodeName, twilioWorkflow } from './twilioNode';

/** Our node in a Loop Over Items: it runs once for each batch. */
export function loopWorkflow(
	items: IDataObject[],
	parameters: INodeParameters,
	batchSize: number,
): WorkflowSource {
	const { nodes, connections } = twilioWorkflow(items, parameters);
	const [source] = nodes;
	if (!source) throw new Error('The workflow has no source');
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	const type = 'n8n-nodes-base.splitInBatches';
	return {
		nodes: [...nodes, { ...source, id: 'loop', name: 'Loop', type, parameters: { batchSize } }],
		connections: {
			...connections,
			Items: { main: [to('Loop')] },
			Loop: { main: [[], to(twilioNodeName)] },
			[twilioNodeName]: { main: [to('Loop')] },
		},
	};
}
