import type { JsonObject } from '../../../twilio/api/json';
import { contentTypeOf } from '../../../twilio/media/mediaResource';
import { mediaFilePath } from '../../../twilio/media/mediaRequests';
import { sidOf } from '../../../twilio/message/messageResource';
import type { FileReference } from '../../call';

/**
 * A file of a message, to be downloaded into a binary property of that name.
 *
 * @param media as `simplifyMedia` gives it
 */
export function fileReference(
	accountSid: string,
	messageSid: string,
	media: JsonObject,
	into: Pick<FileReference, 'name' | 'largest'>,
): FileReference {
	const path = mediaFilePath(accountSid, messageSid, sidOf(media));
	return { ...into, path, contentType: contentTypeOf(media) };
}
