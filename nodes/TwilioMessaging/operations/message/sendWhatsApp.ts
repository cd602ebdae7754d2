import { channelContentFields } from '../../fields/channelContent';
import { channelRecipientField } from '../../fields/recipient';
import { channelSenderFields } from '../../fields/sender';
import { sendOptionsFieldWithout } from '../../fields/sendOptions';
import { simplifyField } from '../../fields/simplify';
import type { Operation } from '../operation';
import { whatsApp } from './messageKinds';
import { readSend } from './send';

/** A WhatsApp message for each item. */
export const sendWhatsApp: Operation = {
	resource: 'message',
	value: 'sendWhatsApp',
	name: 'Send WhatsApp Message',
	action: 'Send WhatsApp message',
	description:
		'Send a text, a file, a place or a template over WhatsApp to the recipient of each item',
	sendsFiles: true,
	fields: [
		{
			displayName:
				'More than 24 hours after the person last wrote to you, WhatsApp takes an approved template only: choose the message type Template then.',
			name: 'windowNotice',
			type: 'notice',
			default: '',
		},
		...channelSenderFields,
		channelRecipientField,
		...channelContentFields,
		simplifyField,
		sendOptionsFieldWithout('contentSid', 'contentVariables', 'persistentAction'),
	],
	read: (item) => readSend(item, whatsApp),
};
