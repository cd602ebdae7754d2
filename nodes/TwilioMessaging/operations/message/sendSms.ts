import { bodyField } from '../../fields/message/body';
import { recipientField } from '../../fields/message/recipient';
import { senderFields } from '../../fields/message/sender';
import { maxSegmentsOption } from '../../fields/options/maxSegments';
import { allowShortCodesOption } from '../../fields/options/numberOptions';
import { sendOptionFields } from '../../fields/options/sendOptionFields';
import { simplifyField } from '../../fields/lookUp/simplify';
import type { Operation } from '../operation';
import { sms } from '../sending/messageKinds';
import { hintAtHandedOver } from '../sending/handedOver';
import { readSend } from '../sending/sendCall';

/** A text message for each item. */
export const sendSms: Operation = {
	resource: 'message',
	value: 'sendSms',
	name: 'Send SMS',
	action: 'Send SMS message',
	description: 'Send a text message to the recipient of each item',
	fields: [
		...senderFields,
		recipientField,
		bodyField,
		simplifyField,
		...sendOptionFields({ more: [maxSegmentsOption], since11: [allowShortCodesOption] }),
	],
	hint: hintAtHandedOver,
	read: (item) => readSend(item, sms),
};
