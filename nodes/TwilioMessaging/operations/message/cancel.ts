import { isFailure } from '../../../twilio/api/failure';
import { cancelMessageRequest, fetchMessageRequest } from '../../../twilio/message/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { readMessageShape, simplifyField } from '../../fields/lookUp/simplify';
import { requestOptionsField } from '../../fields/options/runOptions';
import type { Call } from '../../call';
import type { Operation } from '../operation';

/** Takes a scheduled message back. */
export const cancel: Operation = {
	resource: 'message',
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel scheduled message',
	description: 'Cancel a scheduled message that was not sent yet',
	fields: [messageSidField, simplifyField, requestOptionsField],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		const call: Call = {
			request: cancelMessageRequest(item.accountSid, sid),
			// With one l, n8n would take the error for an execution that a person stopped.
			whenFailed: `Message ${sid} could not be cancelled`,
			whenUnknown: `It is unknown whether message ${sid} was cancelled`,
			confirmation: {
				request: fetchMessageRequest(item.accountSid, sid),
				parseIfDone: (answer) =>
					!isFailure(answer) && answer.body.status === 'canceled'
						? { results: [shape(answer.body)] }
						: undefined,
			},
			parse: (answer) => (answer.sid === sid ? { results: [shape(answer)] } : undefined),
		};
		return { calls: [call] };
	},
};
