import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isDataObject, jsonParameter, Neighbour } from './neighbour';

/** Loop Over Items: gives a batch at a time to the loop, and says in its context whether it is the last. */
export const splitInBatches = new Neighbour({
	name: 'splitInBatches',
	parameters: ['batchSize'],
	branches: { count: 2, outputOf: (context) => (context.getContext('node').done === true ? 0 : 1) },
	execute: (context) => {
		const state = context.getContext('node');
		state.left ??= context.getInputData().map(({ json }) => json);
		const left = objectsIn(state.left);
		const size = Number(jsonParameter(context, 'batchSize'));
		const batch = left.slice(0, size);
		state.left = left.slice(size);
		state.noItemsLeft = left.length <= size;
		state.done = batch.length === 0;
		const given: IDataObject[] = state.done === true ? [{}] : batch;
		return given.map((json): INodeExecutionData => ({ json, pairedItem: { item: 0 } }));
	},
});

function objectsIn(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isDataObject) : [];
}
