import {
	failureFromUnreadableAnswer,
	isFailure,
	type TwilioFailure,
} from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { TwilioRequest } from '../../twilio/api/request';
import { parseMessagePage } from '../../twilio/message/messageResource';
import { listMessagesRequest, nextPageRequest } from '../../twilio/message/messageRequests';
import type { Retrier } from './retry';
import type { Guard } from './runState';
import { bestClock } from './twilioClock';

/** How a list was read. */
export type ListEnd =
	/** To its end, or as far as the reader wanted. */
	| 'complete'
	/** There are more pages than may be read. */
	| 'tooLong'
	/** Twilio could not be asked, or the run stopped. */
	| TwilioFailure
	| undefined;

/** Where and how far a list is read. */
export interface Listing {
	readonly first: TwilioRequest;
	readonly mostPages: number;
	readonly guard: Guard;
	/** Takes a page, newest first; false when no more is wanted. */
	readonly take: (messages: readonly JsonObject[]) => boolean;
}

/** Asks for one message, unless an answer has told what time it is at Twilio: any answer does. */
export async function learnTime(
	retrier: Retrier,
	accountSid: string,
	guard: Guard,
): Promise<ListEnd> {
	if (bestClock(retrier.clock).isSet) return 'complete';
	const first = listMessagesRequest(accountSid, {}, 1);
	return await readMessageList(retrier, { first, mostPages: 1, guard, take: () => false });
}

/** Reads the pages of one of Twilio's lists of messages, one after another. */
export async function readMessageList(
	retrier: Retrier,
	{ first, mostPages, guard, take }: Listing,
): Promise<ListEnd> {
	let request = first;
	for (let page = 0; page < mostPages; page++) {
		const answer = await retrier.ask(request, false, guard);
		if (!answer || isFailure(answer)) return answer;
		const listed = parseMessagePage(answer.body);
		if (!listed) return failureFromUnreadableAnswer(answer.status);
		if (!take(listed.messages) || listed.nextPageUri === null) return 'complete';
		request = nextPageRequest(listed.nextPageUri);
	}
	return 'tooLong';
}
