import { channelContentFields } from '../../fields/channelContent';
import { fallBackToSmsField } from '../../fields/fallBackToSms';
import { channelRecipientField } from '../../fields/recipient';
import { channelSenderFields } from '../../fields/sender';
import { sendOptionsFieldWithout } from '../../fields/sendOptions';
import { simplifyField } from '../../fields/simplify';
import type { Operation } from '../operation';
import { rcs } from './messageKinds';
import { readSend } from './send';

/** An RCS message for each item. */
export const sendRcs: Operation = {
	resource: 'message',
	value: 'sendRcs',
	name: 'Send RCS Message',
	action: 'Send RCS message',
	description: 'Send a text, a file, a place or a template over RCS to the recipient of each item',
	sendsFiles: true,
	fields: [
		...channelSenderFields,
		fallBackToSmsField,
		channelRecipientField,
		...channelContentFields,
		simplifyField,
		sendOptionsFieldWithout('contentSid', 'contentVariables', 'persistentAction'),
	],
	read: (item) => readSend(item, rcs),
};
