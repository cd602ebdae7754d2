import type { INodeProperties } from 'n8n-workflow';
import { parseSid } from '../../twilio/sid';
import type { ItemReader } from './itemReader';
import { parseRequiredText } from './values';

const label = 'Media SID';

/** Which file of the message an operation is about. */
export const mediaSidField: INodeProperties = {
	displayName: label,
	name: 'mediaSid',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'id', value: '' },
	description: 'The file, by the SID that listing the message’s media gave',
	modes: [
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. ME0123456789abcdef0123456789abcdef',
		},
	],
};

/** @throws InvalidField */
export function readMediaSid(item: ItemReader): string {
	return item.read('mediaSid', label, (raw) => parseSid('media', parseRequiredText(raw)));
}
