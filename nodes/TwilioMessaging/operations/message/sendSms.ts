import { bodyField, readBody } from '../../fields/content';
import { recipientField } from '../../fields/recipient';
import { senderFields } from '../../fields/sender';
import { sendOptionsField } from '../../fields/sendOptions';
import { simplifyField } from '../../fields/simplify';
import type { Operation } from '../operation';
import { readSend } from './send';

/** A text message for each item. */
export const sendSms: Operation = {
	resource: 'message',
	value: 'sendSms',
	name: 'Send SMS',
	action: 'Send SMS message',
	description: 'Send a text message to the recipient of each item',
	fields: [...senderFields, recipientField, bodyField, simplifyField, sendOptionsField],
	read: (item) => ({ calls: [readSend(item, { body: readBody(item) })] }),
};
