import { parseMediaPage, simplifyMedia } from '../../../twilio/media/mediaResource';
import { listMediaRequest } from '../../../twilio/media/mediaRequests';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { requestOptionsField } from '../../fields/options/runOptions';
import { readShape, simplifyField } from '../../fields/lookUp/simplify';
import type { Call } from '../../call';
import type { Operation } from '../operation';
import { parsedPage } from '../common/parsedPage';

/** The files of a message. */
export const listMedia: Operation = {
	resource: 'media',
	value: 'list',
	name: 'List',
	action: 'List media of message',
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
			parse(answer) {
				const page = parseMediaPage(answer);
				if (!page) return undefined;
				return parsedPage(page.resources.map(shape), page.nextPageUri);
			},
		};
		return { calls: [call] };
	},
};
