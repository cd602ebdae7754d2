import {
	updateDisplayOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { deleteMedia } from './media/deleteMedia';
import { downloadMedia } from './media/downloadMedia';
import { listMedia } from './media/listMedia';
import { buildReply } from './message/buildReply';
import { cancel } from './message/cancel';
import { deleteMessage } from './message/deleteMessage';
import { erase } from './message/erase';
import { get } from './message/getMessage';
import { getDeliveryStatus } from './message/getDeliveryStatus';
import { getStatistics } from './message/getStatistics';
import { list } from './message/listMessages';
import { preview } from './message/preview';
import { redact } from './message/redact';
import { sendAndWait } from './message/sendAndWait';
import { sendFeedback } from './message/sendFeedback';
import { sendMms } from './message/sendMms';
import { sendRcs } from './message/sendRcs';
import { sendSms } from './message/sendSms';
import { sendWhatsApp } from './message/sendWhatsApp';
import { waitForReply } from './message/waitForReply';
import type { Operation, Resource } from './operation';

/** What most people come for: it stands first in the menu and in the node panel. */
const sends: readonly Operation[] = [sendSms, sendMms, sendWhatsApp, sendRcs, sendAndWait];

/** The others, by name. */
const others: readonly Operation[] = [
	buildReply,
	cancel,
	deleteMessage,
	erase,
	get,
	getDeliveryStatus,
	getStatistics,
	list,
	preview,
	redact,
	sendFeedback,
	waitForReply,
	deleteMedia,
	downloadMedia,
	listMedia,
];

/** The only list of operations: menus and dispatch both come from it. */
export const operations: readonly Operation[] = [...sends, ...others];

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Message', value: 'message' },
		{ name: 'Media', value: 'media' },
	],
	default: 'message',
};

function menuOf(resource: Resource): INodePropertyOptions[] {
	return operations
		.filter((operation) => operation.resource === resource)
		.map(({ name, value, action, description, builderHint: propertyHint }) => ({
			name,
			value,
			action,
			description,
			...(propertyHint !== undefined && { builderHint: { propertyHint } }),
		}));
}

const operationFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: menuOf('message'),
		default: 'sendSms',
		displayOptions: { show: { resource: ['message'] } },
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: menuOf('media'),
		default: 'list',
		displayOptions: { show: { resource: ['media'] } },
	},
];

/** Everything that the node's form shows. */
export const properties: INodeProperties[] = [
	resourceField,
	...operationFields,
	...operations.flatMap(({ resource, value, fields }) =>
		updateDisplayOptions({ show: { resource: [resource], operation: [value] } }, fields),
	),
];

const actions = Object.fromEntries(
	operations.map(({ resource, value, action }) => [`${resource}:${value}`, action]),
);

/** What stands below the node on the canvas. */
export const subtitle = `={{ (${JSON.stringify(actions)})[$parameter["resource"] + ":" + $parameter["operation"]] }}`;

/** Those that need no credential. */
export const withoutCredential = operations.flatMap(({ asksNothing, value }) =>
	asksNothing ? [value] : [],
);

/** The operation that a workflow names; undefined when this version of the package has none of that name. */
export function findOperation(resource: string, value: string): Operation | undefined {
	return operations.find(
		(operation) => operation.resource === resource && operation.value === value,
	);
}
