import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

function isDataObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts the items of its one parameter into the workflow. */
export class ItemsNode implements INodeType {
	readonly description: INodeTypeDescription = {
		displayName: 'Items',
		name: 'items',
		group: ['trigger'],
		version: 1,
		description: 'Puts given items into the workflow',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Items', name: 'items', type: 'json', default: '[]' }],
	};

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const text = this.getNodeParameter('items', 0);
		const items: unknown = typeof text === 'string' ? JSON.parse(text) : text;
		if (!Array.isArray(items)) throw new Error('The parameter "items" is not a list');
		return Promise.resolve([
			items.filter(isDataObject).map((json, item) => ({ json, pairedItem: { item } })),
		]);
	}
}
