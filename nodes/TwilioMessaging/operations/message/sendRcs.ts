import { channelContentFields, ifBody } from '../../fields/message/channelMessage';
import { fallBackToSmsField } from '../../fields/message/fallBackToSms';
import { channelRecipientField } from '../../fields/message/recipient';
import { channelSenderFields } from '../../fields/message/sender';
import { sendOptionFields } from '../../fields/options/sendOptionFields';
import { simplifyField } from '../../fields/lookUp/simplify';
import type { Operation } from '../operation';
import { rcs } from '../sending/messageKinds';
import { hintAtHandedOver } from '../sending/handedOver';
import { readSend } from '../sending/sendCall';

/** An RCS message for each item. */
export const sendRcs: Operation = {
	resource: 'message',
	value: 'sendRcs',
	name: 'Send RCS Message',
	action: 'Send RCS message',
	description:
		'Send a text, media, a location or a template over RCS to the recipient of each item',
	sendsFiles: true,
	fields: [
		...channelSenderFields,
		fallBackToSmsField,
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
	read: (item) => readSend(item, rcs),
};
