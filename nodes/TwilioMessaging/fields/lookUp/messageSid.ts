import type { INodeProperties } from 'n8n-workflow';
import { fieldLabels } from '../../../twilio/message/formLabels';
import { parseSidOrPage } from '../../../twilio/values/sid';
import type { ItemReader } from '../reading/itemReader';
import { byId, byUrl, fromList } from '../../../locators/locatorModes';
import { parseRequiredText } from '../reading/values';

const label = fieldLabels.messageSid;

/** Which message an operation is about. */
export const messageSidField: INodeProperties = {
	displayName: label,
	name: 'messageSid',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The message: one of the latest, or by the SID that sending or listing it gave',
	modes: [
		fromList('searchMessages', 'Select a message…'),
		byId('SM'),
		byUrl('monitor/logs/sms/SM…'),
	],
};

/** @throws InvalidValue */
export function readMessageSid(item: ItemReader): string {
	return item.read('messageSid', label, (raw) => parseSidOrPage('message', parseRequiredText(raw)));
}
