import { wireDateTime } from './createMessage';
import type { MessageIdentity } from './identity';
import { accountPath, type Parameters, type TwilioRequest } from '../api/request';

/** Largest number of messages that Twilio puts on one page. */
export const largestPageSize = 1000;

/** Which messages a list holds. What is not set does not filter. */
export interface MessageFilters {
	readonly to?: string | undefined;
	readonly from?: string | undefined;
	/** Sent on this day (its date in UTC counts). */
	readonly dateSent?: Date | undefined;
	/** Sent at this moment or before. */
	readonly dateSentBefore?: Date | undefined;
	/** Sent at this moment or after. */
	readonly dateSentAfter?: Date | undefined;
}

const messagePath = (accountSid: string, messageSid: string) =>
	accountPath(accountSid, 'Messages', `${messageSid}.json`);

/** @see https://www.twilio.com/docs/messaging/api/message-resource#fetch-a-message-resource */
export function fetchMessageRequest(accountSid: string, messageSid: string): TwilioRequest {
	return { method: 'GET', path: messagePath(accountSid, messageSid), query: [], form: [] };
}

/** Empties the body, which is the only change of a text that Twilio allows. */
export function redactMessageRequest(accountSid: string, messageSid: string): TwilioRequest {
	const form: Parameters = [['Body', '']];
	return { method: 'POST', path: messagePath(accountSid, messageSid), query: [], form };
}

/** Takes a scheduled message back. */
export function cancelMessageRequest(accountSid: string, messageSid: string): TwilioRequest {
	const form: Parameters = [['Status', 'canceled']];
	return { method: 'POST', path: messagePath(accountSid, messageSid), query: [], form };
}

/** Message feedback (conversion), as Twilio calls it. */
export type FeedbackOutcome = 'confirmed' | 'unconfirmed';

/** @see https://www.twilio.com/docs/messaging/api/message-feedback-resource */
export function sendFeedbackRequest(
	accountSid: string,
	messageSid: string,
	outcome: FeedbackOutcome,
): TwilioRequest {
	const path = accountPath(accountSid, 'Messages', messageSid, 'Feedback.json');
	return { method: 'POST', path, query: [], form: [['Outcome', outcome]] };
}

/** @see https://www.twilio.com/docs/messaging/api/message-resource#delete-a-message-resource */
export function deleteMessageRequest(accountSid: string, messageSid: string): TwilioRequest {
	return { method: 'DELETE', path: messagePath(accountSid, messageSid), query: [], form: [] };
}

/**
 * The first page of a list; the pages after it are asked for by what Twilio calls `next_page_uri`.
 *
 * @param pageSize messages on a page, 1 to 1000
 * @see https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources
 */
export function listMessagesRequest(
	accountSid: string,
	filters: MessageFilters,
	pageSize: number,
): TwilioRequest {
	const candidates: Array<readonly [string, string | undefined]> = [
		['To', filters.to],
		['From', filters.from],
		['DateSent', filters.dateSent && wireDateTime(filters.dateSent)],
		['DateSent<', filters.dateSentBefore && wireDateTime(filters.dateSentBefore)],
		['DateSent>', filters.dateSentAfter && wireDateTime(filters.dateSentAfter)],
		['PageSize', String(pageSize)],
	];
	const query = candidates.flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value] as const],
	);
	return { method: 'GET', path: accountPath(accountSid, 'Messages.json'), query, form: [] };
}

/** Whether a message that another sender has sent can be the one that is looked for. */
export type Senders = 'sameSender' | 'anySender';

/** The sender by which Twilio's list can be filtered: none where a service picks or confirms it, or where it may be any. */
export function listedSender(
	{ from, messagingServiceSid }: MessageIdentity,
	senders: Senders,
): string | undefined {
	return senders === 'anySender' || messagingServiceSid !== '' ? undefined : from;
}

/**
 * Lists the messages to a recipient, from a sender if it is known. Without dates: Twilio's date filters
 * leave out messages that wait in its queue. Without the sender when a service picks or confirms it:
 * until then the message has none.
 */
export function searchMessagesRequest(
	identity: MessageIdentity,
	senders: Senders = 'sameSender',
): TwilioRequest {
	const { accountSid, to } = identity;
	return listMessagesRequest(
		accountSid,
		{ to, from: listedSender(identity, senders) },
		largestPageSize,
	);
}

/** The request for a page that Twilio named itself; its address is used as it came. */
export function nextPageRequest(nextPageUri: string): TwilioRequest {
	return { method: 'GET', path: nextPageUri, query: [], form: [] };
}
