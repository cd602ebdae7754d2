import { isGone } from '../../../twilio/api/failure';
import { deleteMessageRequest, fetchMessageRequest } from '../../../twilio/message/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { requestOptionsField } from '../../fields/options/runOptions';
import type { Call } from '../../call';
import type { Operation } from '../operation';

/** Removes a message's record with its media. */
export const deleteMessage: Operation = {
	resource: 'message',
	value: 'delete',
	name: 'Delete',
	action: 'Delete message',
	description: 'Delete the record of a message and its media from Twilio for good',
	fields: [messageSidField, requestOptionsField],
	read(item) {
		const sid = readMessageSid(item);
		const deleted = { deleted: true, sid };
		const call: Call = {
			request: deleteMessageRequest(item.accountSid, sid),
			whenFailed: `Message ${sid} was not deleted`,
			whenUnknown: `It is unknown whether message ${sid} was deleted`,
			confirmation: {
				request: fetchMessageRequest(item.accountSid, sid),
				parseIfDone: (answer) => (isGone(answer) ? { results: [deleted] } : undefined),
			},
			parse: () => ({ results: [deleted] }),
		};
		return { calls: [call] };
	},
};
