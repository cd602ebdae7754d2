import type { JsonObject, JsonValue } from '../api/json';
import { isoDateOrNull } from '../api/isoDate';
import { parsePage, type Page } from '../api/page';

/** What most workflows need of a file of a message. */
export interface SimpleMedia extends JsonObject {
	sid: JsonValue;
	/** The message that it belongs to. */
	messageSid: JsonValue;
	contentType: JsonValue;
	/** ISO 8601 in UTC. */
	dateCreated: string | null;
}

/** Reduces Twilio's media resource to {@link SimpleMedia}. */
export function simplifyMedia(media: JsonObject): SimpleMedia {
	return {
		sid: media.sid ?? null,
		messageSid: media.parent_sid ?? null,
		contentType: media.content_type ?? null,
		dateCreated: isoDateOrNull(media.date_created ?? null),
	};
}

/** What kind of file a simplified media resource is about. */
export function contentTypeOf({ contentType }: JsonObject): string {
	return typeof contentType === 'string' ? contentType : 'application/octet-stream';
}

/** Reads a page of a message's files; undefined when the answer is not one. */
export function parseMediaPage(answer: JsonObject): Page | undefined {
	return parsePage(answer, 'media_list');
}
