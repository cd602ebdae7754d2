import { bodyField } from '../../fields/message/body';
import { mediaFields } from '../../fields/message/attachments';
import { recipientField } from '../../fields/message/recipient';
import { senderFields } from '../../fields/message/sender';
import { allowShortCodesOption } from '../../fields/options/numberOptions';
import { sendOptionFields } from '../../fields/options/sendOptionFields';
import { simplifyField } from '../../fields/lookUp/simplify';
import type { Operation } from '../operation';
import { mms } from '../sending/messageKinds';
import { hintAtHandedOver } from '../sending/handedOver';
import { readSend } from '../sending/sendCall';

/** A message with pictures or files for each item. */
export const sendMms: Operation = {
	resource: 'message',
	value: 'sendMms',
	name: 'Send MMS',
	action: 'Send MMS message',
	description: 'Send pictures or files, with or without a text, to the recipient of each item',
	sendsFiles: true,
	fields: [
		...senderFields,
		recipientField,
		...mediaFields,
		bodyField,
		simplifyField,
		...sendOptionFields({ useless: ['sendAsMms'], since11: [allowShortCodesOption] }),
	],
	hint: hintAtHandedOver,
	read: (item) => readSend(item, mms),
};
