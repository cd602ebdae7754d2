import type { INodeProperties } from 'n8n-workflow';
import { parseRecipient } from '../../twilio/address';
import { createParameters } from '../../twilio/createParameters';
import type { ItemReader } from './itemReader';
import { parseRequiredText } from './values';

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
};

/** @throws InvalidField */
export function readRecipient(item: ItemReader): string {
	return item.read('to', label, (raw) => parseRecipient(parseRequiredText(raw)));
}
