import { isGone } from '../../../twilio/api/failure';
import { deleteMediaRequest, fetchMediaRequest } from '../../../twilio/media/mediaRequests';
import { mediaSidField, readMediaSid } from '../../fields/lookUp/mediaSid';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { requestOptionsField } from '../../fields/options/runOptions';
import type { Call } from '../../call';
import type { Operation } from '../operation';

/** Removes one file of a message. */
export const deleteMedia: Operation = {
	resource: 'media',
	value: 'delete',
	name: 'Delete',
	action: 'Delete media of message',
	description: 'Delete a picture or file of a message from Twilio for good',
	fields: [messageSidField, mediaSidField, requestOptionsField],
	read(item) {
		const { accountSid } = item;
		const messageSid = readMessageSid(item);
		const sid = readMediaSid(item);
		const deleted = { deleted: true, sid, messageSid };
		const call: Call = {
			request: deleteMediaRequest(accountSid, messageSid, sid),
			whenFailed: `File ${sid} of message ${messageSid} was not deleted`,
			whenUnknown: `It is unknown whether file ${sid} of message ${messageSid} was deleted`,
			confirmation: {
				request: fetchMediaRequest(accountSid, messageSid, sid),
				parseIfDone: (answer) => (isGone(answer) ? { results: [deleted] } : undefined),
			},
			parse: () => ({ results: [deleted] }),
		};
		return { calls: [call] };
	},
};
