import { bodyField } from '../../fields/content';
import { recipientField } from '../../fields/recipient';
import { senderFields } from '../../fields/sender';
import { textOptionsField } from '../../fields/sendOptions';
import { simplifyField } from '../../fields/simplify';
import type { Operation } from '../operation';
import { sms } from './messageKinds';
import { readSend } from './send';

/** A text message for each item. */
export const sendSms: Operation = {
	resource: 'message',
	value: 'sendSms',
	name: 'Send SMS',
	action: 'Send SMS message',
	description: 'Send a text message to the recipient of each item',
	fields: [...senderFields, recipientField, bodyField, simplifyField, textOptionsField],
	read: (item) => readSend(item, sms),
};
