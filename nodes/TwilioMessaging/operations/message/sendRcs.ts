import { channelContentFields, readChannelContent } from '../../fields/channelContent';
import type { ItemReader } from '../../fields/itemReader';
import { channelRecipientField } from '../../fields/recipient';
import { channelSenderFields } from '../../fields/sender';
import { sendOptionsFieldWithout } from '../../fields/sendOptions';
import { simplifyField } from '../../fields/simplify';
import { parseFlag, parseText } from '../../fields/values';
import type { Operation } from '../operation';
import { readSend } from './send';

const label = 'Fall Back to SMS';
const mostMedia = 10;

/** An RCS message for each item. */
export const sendRcs: Operation = {
	resource: 'message',
	value: 'sendRcs',
	name: 'Send RCS Message',
	action: 'Send RCS message',
	description: 'Send a text, a file, a place or a template over RCS to the recipient of each item',
	fields: [
		...channelSenderFields,
		{
			displayName: label,
			name: 'fallBackToSms',
			type: 'boolean',
			default: true,
			description:
				'Whether people whose phone has no RCS get the message as SMS or MMS: from a number of the service’s pool, or from the option Fallback From',
			displayOptions: { show: { senderType: ['messagingService', 'both'] } },
		},
		channelRecipientField,
		...channelContentFields,
		simplifyField,
		sendOptionsFieldWithout('contentSid', 'contentVariables', 'persistentAction'),
	],
	read(item) {
		const to = fallsBack(item) ? undefined : 'rcs';
		return { calls: [readSend(item, readChannelContent(item, mostMedia), { to, from: 'rcs' })] };
	},
};

/** Twilio tries RCS alone for an address with the channel's prefix, and RCS first for a plain number. */
function fallsBack(item: ItemReader): boolean {
	const kind = item.read('senderType', 'Send With', parseText);
	return kind !== 'from' && item.read('fallBackToSms', label, parseFlag);
}
