import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	isDataObject,
	itemsFrom,
	jsonParameter,
	listParameter,
	Neighbour,
	textParameter,
} from './neighbour';

/** The fields that Edit Fields gives an item in its manual mode; what has no value is null. */
function assignedFields(context: IExecuteFunctions, item: number): IDataObject {
	return Object.fromEntries(
		listParameter(context, 'assignments', 'assignments', item).flatMap(({ name, value }) =>
			typeof name === 'string' ? [[name, value ?? null]] : [],
		),
	);
}

function writtenFields(context: IExecuteFunctions, item: number): IDataObject {
	const json = jsonParameter(context, 'jsonOutput', item);
	return isDataObject(json) ? json : {};
}

/** Edit Fields without other input fields. The real one also checks the values' types. */
export const set = new Neighbour({
	name: 'set',
	parameters: ['mode', 'jsonOutput', 'assignments', 'options'],
	execute: (context) =>
		context.getInputData().map((_, item) => {
			const isJson = context.getNodeParameter('mode', item) === 'raw';
			return {
				json: isJson ? writtenFields(context, item) : assignedFields(context, item),
				pairedItem: { item },
			};
		}),
});

/** Split Out for one list of objects, which may lie deeper: `body.people`. */
export const splitOut = new Neighbour({
	name: 'splitOut',
	parameters: ['fieldToSplitOut', 'options'],
	execute: (context) =>
		context.getInputData().flatMap(({ json }, item) => {
			const path = textParameter(context, 'fieldToSplitOut', item).split('.');
			const list = path.reduce<unknown>(
				(value, field) => (isDataObject(value) ? value[field] : undefined),
				json,
			);
			return itemsFrom(list ?? [], item);
		}),
});

const mergeInputs = 3;

/** Merge in its append mode with three inputs; the real one has as many as it is told. */
export const merge = new Neighbour({
	name: 'merge',
	parameters: ['numberInputs'],
	inputs: mergeInputs,
	execute(context) {
		if (context.getNodeParameter('numberInputs', 0) !== mergeInputs) {
			throw new Error(`This Merge knows ${mergeInputs} inputs only`);
		}
		return Array.from({ length: mergeInputs }, (_, input) => context.getInputData(input)).flat();
	},
});

/** Aggregate of all item data with the specified fields only; an item that has none of them is left out. */
export const aggregate = new Neighbour({
	name: 'aggregate',
	parameters: ['aggregate', 'destinationFieldName', 'include', 'fieldsToInclude', 'options'],
	execute(context) {
		const wanted = textParameter(context, 'fieldsToInclude', 0)
			.split(',')
			.map((field) => field.trim());
		const entries = context.getInputData().map(({ json }, item) => ({
			fields: Object.entries(json).filter(([name]) => wanted.includes(name)),
			item,
		}));
		const kept = entries.filter(({ fields }) => fields.length > 0);
		const list = kept.map(({ fields }) => Object.fromEntries(fields));
		return [
			{
				json: { [textParameter(context, 'destinationFieldName', 0)]: list },
				pairedItem: kept.map(({ item }) => ({ item })),
			},
		];
	},
});
