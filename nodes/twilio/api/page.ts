import { isJsonObject, type JsonObject } from './json';

/** One page of a list of the 2010-04-01 API. */
export interface Page {
	readonly resources: JsonObject[];
	/** Where Twilio says the next page is; null on the last one. */
	readonly nextPageUri: string | null;
}

/**
 * Reads a page; undefined when the answer is not one.
 *
 * @param key the name of the list in the answer
 */
export function parsePage(answer: JsonObject, key: 'media_list' | 'messages'): Page | undefined {
	const { [key]: resources, next_page_uri: next } = answer;
	if (!Array.isArray(resources) || !resources.every(isJsonObject)) return undefined;
	// It is used as it is: anything but a path could lead the credential to another host.
	if (typeof next === 'string' && !next.startsWith('/')) return undefined;
	return { resources, nextPageUri: typeof next === 'string' ? next : null };
}
