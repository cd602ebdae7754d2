import { fetchMessageRequest } from '../../../twilio/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import { readMessageShape, simplifyField } from '../../fields/simplify';
import { requestOptionsField } from '../../fields/runOptions';
import type { Call } from '../call';
import type { Operation } from '../operation';

/** A message as it is now. */
export const get: Operation = {
	resource: 'message',
	value: 'get',
	name: 'Get',
	action: 'Get message',
	description: 'Get the current state of a message, such as whether it was delivered, by its SID',
	fields: [messageSidField, simplifyField, requestOptionsField],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		const whenFailed = `Message ${sid} could not be read`;
		const call: Call = {
			request: fetchMessageRequest(item.accountSid, sid),
			whenFailed,
			whenUnknown: whenFailed,
			take: (answer) => (answer.sid === sid ? { results: [shape(answer)] } : undefined),
		};
		return { calls: [call] };
	},
};
