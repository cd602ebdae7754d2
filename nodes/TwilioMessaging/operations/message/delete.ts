import { deleteMessageRequest } from '../../../twilio/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import type { Operation } from '../operation';

/** Removes a message's record with its media. */
export const deleteMessage: Operation = {
	resource: 'message',
	value: 'delete',
	name: 'Delete',
	action: 'Delete message',
	description: 'Delete the record of a message and its media from Twilio for good',
	fields: [messageSidField],
	read(item) {
		const sid = readMessageSid(item);
		return {
			request: deleteMessageRequest(item.accountSid, sid),
			createsMessage: false,
			whenFailed: `Message ${sid} was not deleted`,
			whenUnknown: `It is unknown whether message ${sid} was deleted`,
			take: () => ({ results: [{ deleted: true, sid }] }),
		};
	},
};
