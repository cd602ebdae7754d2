import { parseMediaPage, simplifyMedia } from '../../../twilio/media';
import { listMediaRequest, mediaFilePath } from '../../../twilio/mediaRequests';
import type { JsonObject } from '../../../twilio/json';
import { sidOf } from '../../../twilio/message';
import { fetchMessageRequest, nextPageRequest } from '../../../twilio/messageRequests';
import {
	downloadMediaOption,
	largestMediaOption,
	readDownloadMedia,
	readLargestMedia,
} from '../../fields/download';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import { requestOptions } from '../../fields/runOptions';
import { readMessageShape, simplifyField } from '../../fields/simplify';
import type { Call, FileReference } from '../call';
import type { Operation } from '../operation';

/** A message as it is now. */
export const get: Operation = {
	resource: 'message',
	value: 'get',
	name: 'Get',
	action: 'Get message',
	description: 'Get the current state of a message, such as whether it was delivered, by its SID',
	fields: [
		messageSidField,
		simplifyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [downloadMediaOption, largestMediaOption, ...requestOptions],
		},
	],
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
		if (!readDownloadMedia(item)) return { calls: [call] };
		return { calls: [withMedia(call, item.accountSid, sid, readLargestMedia(item))] };
	},
};

/** The message first, then the list of its files, which are downloaded. */
function withMedia(call: Call, accountSid: string, sid: string, largest: number): Call {
	let message: JsonObject = {};
	const media: JsonObject[] = [];
	const files: FileReference[] = [];
	return {
		...call,
		take(answer) {
			if (sidOf(answer) === sid) {
				const [taken] = call.take(answer, 0)?.results ?? [];
				message = taken ?? {};
				return Number(answer.num_media) > 0
					? { results: [], next: listMediaRequest(accountSid, sid) }
					: { results: [{ ...message, media }] };
			}
			const page = parseMediaPage(answer);
			if (!page) return undefined;
			for (const file of page.media) {
				const simple = simplifyMedia(file);
				const path = mediaFilePath(accountSid, sid, sidOf(file));
				files.push({ name: `media_${files.length}`, path, contentType: textOf(simple), largest });
				media.push(simple);
			}
			return page.nextPageUri === null
				? { results: [{ ...message, media }] }
				: { results: [], next: nextPageRequest(page.nextPageUri) };
		},
		files: () => files,
	};
}

const textOf = ({ contentType }: JsonObject) =>
	typeof contentType === 'string' ? contentType : 'application/octet-stream';
