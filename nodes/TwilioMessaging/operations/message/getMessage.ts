import { parseMediaPage, simplifyMedia } from '../../../twilio/media/mediaResource';
import { listMediaRequest } from '../../../twilio/media/mediaRequests';
import type { JsonObject } from '../../../twilio/api/json';
import { sidOf } from '../../../twilio/message/messageResource';
import { fetchMessageRequest } from '../../../twilio/message/messageRequests';
import {
	downloadMediaOption,
	ifDownloading,
	largestMediaOption,
	readDownloadMedia,
	readLargestMedia,
} from '../../fields/options/download';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { optionsField } from '../../fields/options/optionsField';
import { requestOptions } from '../../fields/options/runOptions';
import { readMessageShape, simplifyField } from '../../fields/lookUp/simplify';
import type { Call } from '../../call';
import { fileReference } from '../common/fileReference';
import type { Operation } from '../operation';
import { parsedPage } from '../common/parsedPage';

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
		optionsField([
			downloadMediaOption,
			{ ...largestMediaOption, displayOptions: ifDownloading },
			...requestOptions,
		]),
	],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		const whenFailed = `Message ${sid} could not be read`;
		const call: Call = {
			request: fetchMessageRequest(item.accountSid, sid),
			whenFailed,
			whenUnknown: whenFailed,
			parse: (answer) => (answer.sid === sid ? { results: [shape(answer)] } : undefined),
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
		parse(answer) {
			if (sidOf(answer) === sid) {
				const [taken] = call.parse(answer, 0)?.results ?? [];
				message = taken ?? {};
				return Number(answer.num_media) > 0
					? { results: [], next: listMediaRequest(accountSid, sid) }
					: { results: [{ ...message, media }] };
			}
			const page = parseMediaPage(answer);
			if (!page) return undefined;
			media.push(...page.resources.map(simplifyMedia));
			const isLast = page.nextPageUri === null;
			return parsedPage(isLast ? [{ ...message, media }] : [], page.nextPageUri);
		},
		files: () =>
			media.map((file, index) =>
				fileReference(accountSid, sid, file, { name: `media_${index}`, largest }),
			),
	};
}
