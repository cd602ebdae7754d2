import { isJsonObject, type JsonObject, type JsonValue } from './json';
import { isoDateOrNull } from './message';

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

/** One page of a list of files. */
export interface MediaPage {
	readonly media: JsonObject[];
	/** Where Twilio says the next page is; null on the last one. */
	readonly nextPageUri: string | null;
}

/** Reads a page of files; undefined when the answer is not one. */
export function parseMediaPage(answer: JsonObject): MediaPage | undefined {
	const { media_list: media, next_page_uri: next } = answer;
	if (!Array.isArray(media) || !media.every(isJsonObject)) return undefined;
	if (typeof next === 'string' && !next.startsWith('/')) return undefined;
	return { media, nextPageUri: typeof next === 'string' ? next : null };
}
