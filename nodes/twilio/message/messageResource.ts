import { textOf, type JsonObject } from '../api/json';
import { parsePage } from '../api/page';

/** When Twilio created a message, in milliseconds since 1970, cut to the second; NaN when it does not say. */
export function createdAt(message: JsonObject): number {
	return Date.parse(textOf(message.date_created));
}

/** When it was created or sent, whichever is later, in milliseconds since 1970; NaN when neither is known. */
export function lastMoved(message: JsonObject): number {
	const sent = Date.parse(textOf(message.date_sent));
	return Number.isNaN(sent) ? createdAt(message) : Math.max(sent, createdAt(message));
}

const waitingStatuses: ReadonlySet<unknown> = new Set([
	'accepted',
	'queued',
	'scheduled',
	'sending',
]);

/** Whether a message is still to be sent, be it in days. */
export function isWaiting({ status }: JsonObject): boolean {
	return waitingStatuses.has(status);
}

/** A message's SID; empty when it has none. */
export function sidOf(message: JsonObject): string {
	return textOf(message.sid);
}

/** One page of a list of messages. */
export interface MessagePage {
	readonly messages: JsonObject[];
	/** Where Twilio says the next page is; null on the last one. */
	readonly nextPageUri: string | null;
}

/** Reads a page of messages; undefined when the answer is not one. */
export function parseMessagePage(answer: JsonObject): MessagePage | undefined {
	const page = parsePage(answer, 'messages');
	return page && { messages: page.resources, nextPageUri: page.nextPageUri };
}
