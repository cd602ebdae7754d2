import type { JsonObject } from '../../../twilio/api/json';
import { nextPageRequest } from '../../../twilio/message/messageRequests';
import type { Parsed } from '../../call';

/**
 * What a page gave, and the request for the next one.
 *
 * @param nextPageUri null when no further page is wanted
 */
export function parsedPage(results: JsonObject[], nextPageUri: string | null): Parsed {
	return nextPageUri === null ? { results } : { results, next: nextPageRequest(nextPageUri) };
}
