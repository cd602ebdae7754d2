import type { INodeProperties } from 'n8n-workflow';
import { rememberLast } from '../../memoize';
import { parseSender } from '../../../twilio/values/address';
import { parseChannelSender } from '../../../twilio/values/channelAddress';
import type { Channel } from '../../../twilio/values/channel';
import type { Country } from '../../../twilio/values/numberingPlans';
import type { NumberRules } from '../../../twilio/values/phoneDigits';
import { createParameters } from '../../../twilio/message/createParameters';
import { fieldLabels } from '../../../twilio/message/formLabels';
import { parseSidOrPage } from '../../../twilio/values/sid';
import type { ItemReader } from '../reading/itemReader';
import { byHand, byId, byUrl, fromList } from '../../../locators/locatorModes';
import { parseRequiredText, parseText } from '../reading/values';

const { from, messagingServiceSid } = createParameters;

const senderTypeField: INodeProperties = {
	displayName: fieldLabels.senderType,
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
};

const messagingServiceField: INodeProperties = {
	displayName: messagingServiceSid.label,
	name: 'messagingServiceSid',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: messagingServiceSid.help,
	modes: [
		fromList('searchMessagingServices', 'Select a service…'),
		byId('MG'),
		byUrl('develop/sms/services/MG…'),
	],
	displayOptions: { show: { senderType: ['messagingService', 'both'] } },
};

const fromField: INodeProperties = {
	displayName: from.label,
	name: 'from',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: from.help,
	modes: [fromList('searchSenders', 'Select a number…'), byHand(from.example)],
	displayOptions: { show: { senderType: ['from', 'both'] } },
};

/** Who the message comes from: one sender, a Messaging Service that picks one, or both. */
export const senderFields: INodeProperties[] = [senderTypeField, messagingServiceField, fromField];

/** The same for a channel, which has senders of its own. */
export const channelSenderFields: INodeProperties[] = [
	senderTypeField,
	messagingServiceField,
	{
		...fromField,
		modes: [fromList('searchChannelSenders', 'Select a sender…'), byHand(from.example)],
	},
];

type ParseFrom = (raw: unknown) => string;

/** Most often all items have the same sender. By the channel and the country, of which there are few. */
const parsers = new Map<string, ParseFrom>();

function parserOf(channel: Channel | undefined, defaultCountry: Country | undefined): ParseFrom {
	const key = `${channel ?? ''} ${defaultCountry ?? ''}`;
	const known = parsers.get(key);
	if (known) return known;
	const rules = { defaultCountry };
	const parse = rememberLast((raw: unknown) => {
		const text = parseRequiredText(raw);
		return channel === undefined
			? parseSender(text, rules)
			: parseChannelSender(channel, text, rules);
	});
	parsers.set(key, parse);
	return parse;
}

/**
 * What the message is sent with.
 *
 * @throws InvalidValue
 */
export function readSenderType(item: ItemReader): string {
	return item.read('senderType', senderTypeField.displayName, parseText);
}

/**
 * The sender as create parameters.
 *
 * @param channel whose prefix is added
 * @throws InvalidValue
 */
export function readSender(
	item: ItemReader,
	{ defaultCountry }: NumberRules,
	channel: Channel | undefined,
): { from?: string; messagingServiceSid?: string } {
	const kind = readSenderType(item);
	const parse = parserOf(channel, defaultCountry);
	const readFrom = () => item.read('from', from.label, parse);
	const readService = () =>
		item.read('messagingServiceSid', messagingServiceSid.label, (raw) =>
			parseSidOrPage('messagingService', parseRequiredText(raw)),
		);
	if (kind === 'messagingService') return { messagingServiceSid: readService() };
	if (kind === 'both') return { messagingServiceSid: readService(), from: readFrom() };
	return { from: readFrom() };
}
