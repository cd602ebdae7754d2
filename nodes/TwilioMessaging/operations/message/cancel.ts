import { cancelMessageRequest } from '../../../twilio/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import { readMessageShape, simplifyField } from '../../fields/simplify';
import type { Operation } from '../operation';

/** Takes a scheduled message back. */
export const cancel: Operation = {
	resource: 'message',
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel message',
	description: 'Cancel a scheduled message that was not sent yet',
	fields: [messageSidField, simplifyField],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		return {
			request: cancelMessageRequest(item.accountSid, sid),
			createsMessage: false,
			whenFailed: `Message ${sid} was not canceled`,
			whenUnknown: `It is unknown whether message ${sid} was canceled`,
			take: (answer) => (answer.sid === sid ? { results: [shape(answer)] } : undefined),
		};
	},
};
