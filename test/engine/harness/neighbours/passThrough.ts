import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** Gives its items on unchanged, as triggers do in the engine and as No Operation does always. */
export class PassThroughNode implements INodeType {
	readonly description: INodeTypeDescription;

	constructor(name: string, group: INodeTypeDescription['group']) {
		this.description = {
			displayName: name,
			name,
			group,
			version: [1, 1.1, 1.2, 1.3],
			description: 'Gives its items on unchanged',
			defaults: { name },
			inputs: group.includes('trigger') ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};
	}

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return Promise.resolve([
			this.getInputData().map((entry, item) => ({ ...entry, pairedItem: { item } })),
		]);
	}
}
