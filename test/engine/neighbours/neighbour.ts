import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** What distinguishes one neighbour from another. */
export interface NeighbourSettings {
	readonly name: string;
	readonly isTrigger?: boolean;
	/** n8n drops the parameters that a node does not declare. */
	readonly parameters?: readonly string[];
	/** More than one for a node that brings branches together; it runs as soon as one of them has items. */
	readonly inputs?: number;
	/** For a node with several outputs. */
	readonly branches?: Branches;
	readonly execute: (
		context: IExecuteFunctions,
	) => INodeExecutionData[] | Promise<INodeExecutionData[]>;
}

/** Where each item goes that a node gives. */
export interface Branches {
	readonly count: number;
	/** Counted from 0. */
	outputOf(context: IExecuteFunctions, itemIndex: number): number;
}

const versions = [1, 1.1, 1.2, 1.3, 2, 2.1, 2.2, 3, 3.1, 3.2, 3.3, 3.4];

function declare(name: string): INodeProperties {
	return { displayName: name, name, type: 'json', default: '' };
}

const mainConnections = (count: number) =>
	Array.from({ length: count }, () => NodeConnectionTypes.Main);

/** A node of n8n's own in the little that a test needs of it, without the hundreds of packages of the real one. */
export class Neighbour implements INodeType {
	readonly description: INodeTypeDescription;
	readonly execute: NonNullable<INodeType['execute']>;

	constructor({
		name,
		isTrigger = false,
		parameters = [],
		inputs = 1,
		branches = { count: 1, outputOf: () => 0 },
		execute,
	}: NeighbourSettings) {
		this.description = {
			displayName: name,
			name,
			group: [isTrigger ? 'trigger' : 'transform'],
			version: versions,
			description: 'Stands in for a node of n8n’s own',
			defaults: { name },
			inputs: isTrigger ? [] : mainConnections(inputs),
			...(inputs > 1 && { requiredInputs: 1 }),
			outputs: mainConnections(branches.count),
			properties: parameters.map(declare),
		};
		this.execute = async function (this: IExecuteFunctions) {
			const outputs = mainConnections(branches.count).map((): INodeExecutionData[] => []);
			(await execute(this)).forEach((entry, itemIndex) => {
				outputs[branches.outputOf(this, itemIndex)]?.push(entry);
			});
			return outputs;
		};
	}
}

/** Whether a value is an object that an item may hold. */
export function isDataObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A parameter that is a text. */
export function textParameter(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value = context.getNodeParameter(name, itemIndex);
	if (typeof value !== 'string') throw new Error(`"${name}" is not a text`);
	return value;
}

/** A parameter as JSON: parsed when it is a text. */
export function jsonParameter(context: IExecuteFunctions, name: string, itemIndex = 0): unknown {
	const value = context.getNodeParameter(name, itemIndex);
	return typeof value === 'string' ? JSON.parse(value) : value;
}

/** The objects of a list inside a parameter, such as the rules of a Switch. */
export function listParameter(
	context: IExecuteFunctions,
	name: string,
	field: string,
	itemIndex: number,
): IDataObject[] {
	const value = jsonParameter(context, name, itemIndex);
	const list: unknown = isDataObject(value) ? value[field] : undefined;
	if (!Array.isArray(list)) throw new Error(`"${name}" has no list "${field}"`);
	return list.filter(isDataObject);
}

/** The objects of a list as items that all come from one. */
export function itemsFrom(list: unknown, item: number): INodeExecutionData[] {
	if (!Array.isArray(list)) throw new Error('This is not a list');
	return list.filter(isDataObject).map((json) => ({ json, pairedItem: { item } }));
}
