import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

/**
 * Tells an item, and how the node's fields were filled in for it, from others; expressions count as
 * they are written. Empty for an item that is no plain data.
 */
export function originOf(
	parameters: INodeParameters,
	item: INodeExecutionData,
	part: number,
): string {
	try {
		return JSON.stringify([parameters, item.json, part]);
	} catch {
		return '';
	}
}
