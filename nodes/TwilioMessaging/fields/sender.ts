import type { INodeProperties } from 'n8n-workflow';
import { rememberLast } from '../../once';
import { parseChannelSender, parseSender, type Channel } from '../../twilio/address';
import { createParameters } from '../../twilio/createParameters';
import { parseSid } from '../../twilio/sid';
import type { ItemReader } from './itemReader';
import { parseRequiredText, parseText } from './values';

const { from, messagingServiceSid } = createParameters;

/** Who the message comes from: one sender, a Messaging Service that picks one, or both. */
export const senderFields: INodeProperties[] = [
	{
		displayName: 'Send With',
		name: 'senderType',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'From Number or Sender ID',
				value: 'from',
				description: 'One of your numbers, a short code, a sender ID or a channel address',
			},
			{
				name: 'Messaging Service',
				value: 'messagingService',
				description: 'Twilio picks the sender from the service’s pool',
			},
			{
				name: 'Messaging Service With Fixed From',
				value: 'both',
				description: 'The service’s features, such as scheduling, with a sender of your choice',
			},
		],
		default: 'from',
		description: 'Who the message comes from',
	},
	{
		displayName: messagingServiceSid.label,
		name: 'messagingServiceSid',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'id', value: '' },
		description: messagingServiceSid.help,
		modes: [
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. MG0123456789abcdef0123456789abcdef',
			},
		],
		displayOptions: { show: { senderType: ['messagingService', 'both'] } },
	},
	{
		displayName: from.label,
		name: 'from',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'sender', value: '' },
		description: from.help,
		modes: [
			{
				displayName: 'Number or Sender ID',
				name: 'sender',
				type: 'string',
				placeholder: `e.g. ${from.example}`,
			},
		],
		displayOptions: { show: { senderType: ['from', 'both'] } },
	},
];

/** Most often all items have the same. */
const parseFrom = rememberLast((raw: unknown) => parseSender(parseRequiredText(raw)));

const parseFromOf: Readonly<Record<Channel, (raw: unknown) => string>> = {
	rcs: rememberLast((raw: unknown) => parseChannelSender('rcs', parseRequiredText(raw))),
	whatsapp: rememberLast((raw: unknown) => parseChannelSender('whatsapp', parseRequiredText(raw))),
};

/**
 * The sender as create parameters.
 *
 * @param channel whose prefix is added
 * @throws InvalidField
 */
export function readSender(
	item: ItemReader,
	channel?: Channel,
): { from?: string; messagingServiceSid?: string } {
	const kind = item.read('senderType', 'Send With', parseText);
	const parse = channel === undefined ? parseFrom : parseFromOf[channel];
	const readFrom = () => item.read('from', from.label, parse);
	const readService = () =>
		item.read('messagingServiceSid', messagingServiceSid.label, (raw) =>
			parseSid('messagingService', parseRequiredText(raw)),
		);
	if (kind === 'messagingService') return { messagingServiceSid: readService() };
	if (kind === 'both') return { messagingServiceSid: readService(), from: readFrom() };
	return { from: readFrom() };
}
