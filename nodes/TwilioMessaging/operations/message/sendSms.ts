import { bodyField } from '../../fields/message/body';
import { recipientField } from '../../fields/message/recipient';
import { senderFields } from '../../fields/message/sender';
import { textOptionsField } from '../../fields/options/sendOptions';
import { simplifyField } from '../../fields/lookUp/simplify';
import type { Operation } from '../operation';
import { sms } from '../sending/messageKinds';
import { readSend } from '../sending/sendCall';

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
