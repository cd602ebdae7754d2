import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { cancel } from './message/cancel';
import { deleteMessage } from './message/delete';
import { get } from './message/get';
import { list } from './message/list';
import { redact } from './message/redact';
import { sendMms } from './message/sendMms';
import { sendSms } from './message/sendSms';
import type { Operation } from './operation';

/** The only list of operations: menus and dispatch both come from it. */
export const operations: readonly Operation[] = [
	cancel,
	deleteMessage,
	get,
	list,
	redact,
	sendMms,
	sendSms,
];

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Message', value: 'message' }],
	default: 'message',
};

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: operations.map(({ name, value, action, description }) => ({
		name,
		value,
		action,
		description,
	})),
	default: 'sendSms',
	displayOptions: { show: { resource: ['message'] } },
};

/** Everything that the node's form shows. */
export const properties: INodeProperties[] = [
	resourceField,
	operationField,
	...operations.flatMap(({ resource, value, fields }) =>
		updateDisplayOptions({ show: { resource: [resource], operation: [value] } }, fields),
	),
];

const actions = Object.fromEntries(operations.map(({ value, action }) => [value, action]));

/** What stands below the node on the canvas. */
export const subtitle = `={{ (${JSON.stringify(actions)})[$parameter["operation"]] }}`;

/** The operation that a workflow names; undefined when this version of the package has none of that name. */
export function findOperation(resource: string, value: string): Operation | undefined {
	return operations.find(
		(operation) => operation.resource === resource && operation.value === value,
	);
}
