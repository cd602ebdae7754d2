import type { INodeProperties } from 'n8n-workflow';
import { parseSid } from '../../../twilio/values/sid';
import type { ItemReader } from '../reading/itemReader';
import { byId, fromList } from '../../../locators/locatorModes';
import { parseRequiredText } from '../reading/values';

const label = 'Media SID';

/** Which file of the message an operation is about. */
export const mediaSidField: INodeProperties = {
	displayName: label,
	name: 'mediaSid',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'One of the message’s files, or by the SID that listing its media gave',
	modes: [fromList('searchMedia', 'Select a file…'), byId('ME')],
};

/** @throws InvalidValue */
export function readMediaSid(item: ItemReader): string {
	return item.read('mediaSid', label, (raw) => parseSid('media', parseRequiredText(raw)));
}
