import type { INodeProperties } from 'n8n-workflow';
import { parseRecipient, type AddressRules } from '../../../twilio/values/address';
import { parseChannelRecipient } from '../../../twilio/values/channelAddress';
import type { Channel } from '../../../twilio/values/channel';
import { createParameters } from '../../../twilio/message/createParameters';
import type { ItemReader } from '../reading/itemReader';
import { parseRequiredText } from '../reading/values';

const { label, help, example } = createParameters.to;

/** Whom the message goes to. */
export const recipientField: INodeProperties = {
	displayName: label,
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: `e.g. ${example}`,
	description: `${help}. Every item has its own recipient.`,
	builderHint: {
		propertyHint:
			'A phone number with + and country code, e.g. +14155550100, from a field of the item. Never a list: one item for each recipient.',
	},
};

/** The same where the channel is known: its prefix is added. */
export const channelRecipientField: INodeProperties = {
	...recipientField,
	description:
		'Who gets the message: a phone number with + and country code. Every item has its own recipient.',
};

/**
 * @param channel whose prefix is added
 * @throws InvalidValue
 */
export function readRecipient(
	item: ItemReader,
	rules: AddressRules,
	channel: Channel | undefined,
): string {
	return item.read('to', label, (raw) => {
		const text = parseRequiredText(raw);
		return channel === undefined
			? parseRecipient(text, rules)
			: parseChannelRecipient(channel, text, rules);
	});
}
