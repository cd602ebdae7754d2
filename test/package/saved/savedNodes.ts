import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { jsonParse, type IDataObject, type INodeParameters } from 'n8n-workflow';

/** A node as a workflow of 0.1.0 has saved it, and the items that come to it. */
export interface SavedNode {
	readonly name: string;
	readonly parameters: INodeParameters;
	readonly items: readonly IDataObject[];
}

/** One node for each operation, field and option of 0.1.0, in many hands' values. */
export const savedNodes = jsonParse<readonly SavedNode[]>(
	readFileSync(resolve(__dirname, 'nodesOf010.json'), 'utf8'),
);
