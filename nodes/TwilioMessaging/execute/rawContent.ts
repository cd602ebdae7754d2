import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

/** The editor fills it in when somebody looks; nothing is sent of it. */
const onlyShown = { contentText: undefined };

/**
 * Tells an item, and how the node's fields were filled in for it, from others; expressions count as
 * they are written. Empty for an item that is no plain data.
 */
export function rawContentOf(
	parameters: INodeParameters,
	item: INodeExecutionData,
	part: number,
): string {
	try {
		return JSON.stringify([{ ...parameters, ...onlyShown }, item.json, part]);
	} catch {
		return '';
	}
}
