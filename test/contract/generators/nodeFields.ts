import type { IDataObject, INodeParameters, INodeParameterResourceLocator } from 'n8n-workflow';
import { inCollections } from '../../engine/inCollections';
import { createParameters } from '../../twilio-stand-in/messages/parameters';
import type { SenderType } from './addresses';
import { write, type SdkValue } from './handwriting';
import type { SendOperation } from './sends';

type FieldValue = INodeParameters[string];

/** A field's value: an expression for the item's own, or what a person typed in. */
export type Fill = (name: string) => FieldValue;

/** The field holds an expression that finds the value in the item. */
export const byExpression: Fill = (name) => `={{ $json[${JSON.stringify(name)}] }}`;

/** The field holds the value itself, where a workflow can hold it as it is; else an expression. */
export function literally(item: IDataObject): Fill {
	const canStand = (value: unknown) =>
		typeof value === 'number' ||
		typeof value === 'boolean' ||
		(typeof value === 'string' && !value.startsWith('='));
	return (name) => {
		const value = item[name];
		if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
			return canStand(value) ? value : byExpression(name);
		}
		const isList = Array.isArray(value) && value.every(canStand);
		return isList ? value.map(String) : byExpression(name);
	};
}

/** The value of a resource locator. */
export function located(mode: string, value: FieldValue): INodeParameterResourceLocator {
	if (typeof value !== 'string')
		throw new Error(`A resource locator cannot hold this: ${typeof value}`);
	return { __rl: true, mode, value };
}

const ownFields = ['To', 'From', 'MessagingServiceSid', 'Body', 'MediaUrl', 'ScheduleType'];

/** The names of all options that are parameters of the Messages API. */
export const optionNames: readonly string[] = Object.keys(createParameters)
	.filter((name) => !ownFields.includes(name))
	.map((name) => name.charAt(0).toLowerCase() + name.slice(1));

/** The node's fields for a send. */
export function sendFields(
	operation: SendOperation,
	senderType: SenderType,
	fill: Fill,
	names: readonly string[] = optionNames,
	typeVersion = 1,
): INodeParameters {
	const options = Object.fromEntries(names.map((name) => [name, fill(name)]));
	return {
		operation,
		senderType,
		...(senderType !== 'messagingService' && { from: located('sender', fill('from')) }),
		...(senderType !== 'from' && {
			messagingServiceSid: located('id', fill('messagingServiceSid')),
		}),
		to: fill('to'),
		body: fill('body'),
		...(operation === 'sendMms' && { mediaUrl: fill('mediaUrl') }),
		...(typeVersion === 1 ? { options } : inCollections({ ...options, allowShortCodes: true })),
	};
}

/** The item that such fields take their values from. */
export function itemOf(values: Readonly<Record<string, SdkValue>>, style: number): IDataObject {
	return Object.fromEntries(
		Object.entries(values).map(([name, value], index) => [name, write(name, value, style + index)]),
	);
}

/** The node's fields for a list. */
export function listFields(
	fill: Fill,
	limit: number | undefined,
	filters: readonly string[],
): INodeParameters {
	return {
		operation: 'list',
		...(limit === undefined ? { returnAll: true } : { returnAll: false, limit }),
		filters: Object.fromEntries(filters.map((name) => [name, fill(name)])),
	};
}
