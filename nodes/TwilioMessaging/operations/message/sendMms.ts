import { bodyField } from '../../fields/content';
import { mediaFields } from '../../fields/media';
import { recipientField } from '../../fields/recipient';
import { senderFields } from '../../fields/sender';
import { sendOptionsField } from '../../fields/sendOptions';
import { simplifyField } from '../../fields/simplify';
import type { Operation } from '../operation';
import { mms } from './messageKinds';
import { readSend } from './send';

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
		sendOptionsField,
	],
	read: (item) => readSend(item, mms),
};
