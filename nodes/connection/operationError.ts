import { NodeOperationError, type INode } from 'n8n-workflow';
import type { InvalidValue } from '../twilio/values/problem';
import { notCancelled } from './apiError';

/**
 * The error that n8n shows for a value that cannot be right.
 *
 * @param itemIndex of the item that holds it, counted from zero; undefined when it belongs to no item
 */
export function operationError(
	node: INode,
	{ message, advice }: InvalidValue,
	itemIndex?: number,
): NodeOperationError {
	const whole = itemIndex === undefined ? message : `${message} [item ${itemIndex}]`;
	const error = new NodeOperationError(node, whole, {
		description: advice,
		...(itemIndex !== undefined && { itemIndex }),
	});
	// Only where it ends an execution: elsewhere, what it quotes has to stay as it is.
	error.message = itemIndex === undefined ? whole : notCancelled(whole);
	return error;
}
