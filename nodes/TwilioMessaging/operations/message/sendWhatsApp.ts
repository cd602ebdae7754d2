import { channelContentFields, ifBody } from '../../fields/message/channelMessage';
import { channelRecipientField } from '../../fields/message/recipient';
import { channelSenderFields } from '../../fields/message/sender';
import { sendOptionFields } from '../../fields/options/sendOptionFields';
import { simplifyField } from '../../fields/lookUp/simplify';
import type { Operation } from '../operation';
import { whatsApp } from '../sending/messageKinds';
import { hintAtHandedOver } from '../sending/handedOver';
import { readSend } from '../sending/sendCall';

/** A WhatsApp message for each item. */
export const sendWhatsApp: Operation = {
	resource: 'message',
	value: 'sendWhatsApp',
	name: 'Send WhatsApp Message',
	action: 'Send WhatsApp message',
	description:
		'Send a text, media, a location or a template over WhatsApp to the recipient of each item',
	sendsFiles: true,
	builderHint:
		'More than 24 hours after the person last wrote, WhatsApp takes only an approved template: set Message Type to a template there.',
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
		...sendOptionFields({
			without: ['contentSid', 'contentVariables', 'persistentAction'],
			useless: ['sendAsMms'],
			shown: { longBody: ifBody, longestPart: ifBody },
		}),
	],
	hint: hintAtHandedOver,
	read: (item) => readSend(item, whatsApp),
};
