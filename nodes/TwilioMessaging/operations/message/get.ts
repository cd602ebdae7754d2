import { parseMediaPage, simplifyMedia } from '../../../twilio/media';
import { listMediaRequest } from '../../../twilio/mediaRequests';
import type { JsonObject } from '../../../twilio/json';
import { sidOf } from '../../../twilio/message';
import { fetchMessageRequest } from '../../../twilio/messageRequests';
import {
	downloadMediaOption,
	largestMediaOption,
	readDownloadMedia,
	readLargestMedia,
} from '../../fields/download';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import { optionsField } from '../../fields/optionsField';
import { requestOptions } from '../../fields/runOptions';
import { readMessageShape, simplifyField } from '../../fields/simplify';
import type { Call } from '../call';
import { fileReference } from '../media/fileReference';
import type { Operation } from '../operation';
import { takePage } from '../takePage';

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
		optionsField([downloadMediaOption, largestMediaOption, ...requestOptions]),
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
			media.push(...page.resources.map(simplifyMedia));
			const isLast = page.nextPageUri === null;
			return takePage(isLast ? [{ ...message, media }] : [], page.nextPageUri);
		},
		files: () =>
			media.map((file, index) =>
				fileReference(accountSid, sid, file, { name: `media_${index}`, largest }),
			),
	};
}
