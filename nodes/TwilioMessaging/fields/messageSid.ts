import type { INodeProperties } from 'n8n-workflow';
import { parseSid } from '../../twilio/sid';
import type { ItemReader } from './itemReader';
import { parseRequiredText } from './values';

const label = 'Message SID';

/** Which message an operation is about. */
export const messageSidField: INodeProperties = {
	displayName: label,
	name: 'messageSid',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'id', value: '' },
	description: 'The message, by the SID that sending or listing it gave',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. SM0123456789abcdef0123456789abcdef',
		},
	],
};

/** @throws InvalidField */
export function readMessageSid(item: ItemReader): string {
	return item.read('messageSid', label, (raw) => parseSid('message', parseRequiredText(raw)));
}
