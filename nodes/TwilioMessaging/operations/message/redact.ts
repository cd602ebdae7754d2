import { isFailure } from '../../../twilio/api/failure';
import { fetchMessageRequest, redactMessageRequest } from '../../../twilio/message/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { readMessageShape, simplifyField } from '../../fields/lookUp/simplify';
import { requestOptionsField } from '../../fields/options/runOptions';
import type { Call } from '../../call';
import type { Operation } from '../operation';

/** Empties a message's text and keeps its record. */
export const redact: Operation = {
	resource: 'message',
	value: 'redact',
	name: 'Redact',
	action: 'Redact message',
	description:
		'Remove the text of a sent or received message from Twilio, keeping its media and record',
	fields: [messageSidField, simplifyField, requestOptionsField],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		const call: Call = {
			request: redactMessageRequest(item.accountSid, sid),
			whenFailed: `Message ${sid} was not redacted`,
			whenUnknown: `It is unknown whether message ${sid} was redacted`,
			confirmation: {
				request: fetchMessageRequest(item.accountSid, sid),
				parseIfDone: (answer) =>
					!isFailure(answer) && answer.body.body === ''
						? { results: [shape(answer.body)] }
						: undefined,
			},
			parse: (answer) => (answer.sid === sid ? { results: [shape(answer)] } : undefined),
		};
		return { calls: [call] };
	},
};
