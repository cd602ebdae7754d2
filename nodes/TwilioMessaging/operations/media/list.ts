import { parseMediaPage, simplifyMedia } from '../../../twilio/media';
import { listMediaRequest } from '../../../twilio/mediaRequests';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import { requestOptionsField } from '../../fields/runOptions';
import { readShape, simplifyField } from '../../fields/simplify';
import type { Call } from '../call';
import type { Operation } from '../operation';
import { takePage } from '../takePage';

/** The files of a message. */
export const listMedia: Operation = {
	resource: 'media',
	value: 'list',
	name: 'List',
	action: 'List media of a message',
	description: 'List the pictures and files of a message, one item each',
	fields: [messageSidField, simplifyField, requestOptionsField],
	read(item) {
		const messageSid = readMessageSid(item);
		const shape = readShape(item, simplifyMedia);
		const whenFailed = `The media of message ${messageSid} could not be listed`;
		const call: Call = {
			request: listMediaRequest(item.accountSid, messageSid),
			whenFailed,
			whenUnknown: whenFailed,
			take(answer) {
				const page = parseMediaPage(answer);
				if (!page) return undefined;
				return takePage(page.resources.map(shape), page.nextPageUri);
			},
		};
		return { calls: [call] };
	},
};
