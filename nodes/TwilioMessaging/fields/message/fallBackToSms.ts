import type { INodeProperties } from 'n8n-workflow';
import type { ItemReader } from '../reading/itemReader';
import { readSenderType } from './sender';
import { parseFlag } from '../reading/values';

const label = 'Fall Back to SMS';

/** Whether people whose phone has no RCS get an SMS. */
export const fallBackToSmsField: INodeProperties = {
	displayName: label,
	name: 'fallBackToSms',
	type: 'boolean',
	default: true,
	description:
		'Whether people whose phone has no RCS get the message as SMS or MMS: from a number of the service’s pool, or from the option Fallback From',
	displayOptions: { show: { senderType: ['messagingService', 'both'] } },
};

/** @throws InvalidValue */
export function fallsBackToSms(item: ItemReader): boolean {
	return readSenderType(item) !== 'from' && item.read('fallBackToSms', label, parseFlag);
}
