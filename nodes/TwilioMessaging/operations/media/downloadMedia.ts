import { simplifyMedia } from '../../../twilio/media/mediaResource';
import { fetchMediaRequest } from '../../../twilio/media/mediaRequests';
import {
	downloadField,
	downloadOptionsField,
	readDownloadField,
	readLargestMedia,
} from '../../fields/options/download';
import { mediaSidField, readMediaSid } from '../../fields/lookUp/mediaSid';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import type { Call } from '../../call';
import type { Operation } from '../operation';
import { fileReference } from '../common/fileReference';

/** A file of a message as binary data. */
export const downloadMedia: Operation = {
	resource: 'media',
	value: 'download',
	name: 'Download',
	action: 'Download media of message',
	description: 'Download a picture or file of a message into the item',
	fields: [messageSidField, mediaSidField, downloadField, downloadOptionsField],
	read(item) {
		const { accountSid } = item;
		const messageSid = readMessageSid(item);
		const mediaSid = readMediaSid(item);
		const name = readDownloadField(item);
		const largest = readLargestMedia(item);
		const whenFailed = `File ${mediaSid} of message ${messageSid} could not be downloaded`;
		const call: Call = {
			request: fetchMediaRequest(accountSid, messageSid, mediaSid),
			whenFailed,
			whenUnknown: whenFailed,
			parse: (answer) =>
				answer.sid === mediaSid ? { results: [simplifyMedia(answer)] } : undefined,
			files: (media) => [fileReference(accountSid, messageSid, media, { name, largest })],
		};
		return { calls: [call] };
	},
};
