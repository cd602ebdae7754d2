import { createdAt, parseMessagePage, sidOf } from '../../../twilio/message/messageResource';
import { fetchMessageRequest, listMessagesRequest } from '../../../twilio/message/messageRequests';
import { isJsonObject, textOf, type JsonObject } from '../../../twilio/api/json';
import type { TwilioRequest } from '../../../twilio/api/request';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { requestOptionsField } from '../../fields/options/runOptions';
import { readMessageShape, simplifyField } from '../../fields/lookUp/simplify';
import { readWaitForReply, waitForReplyField } from '../../fields/options/waitOptions';
import type { Call, Poll } from '../../call';
import type { Operation } from '../operation';

/** Messages that are looked at; the newest ones. */
const pageSize = 50;

/** What the person answered to a message. */
export const waitForReply: Operation = {
	resource: 'message',
	value: 'waitForReply',
	name: 'Wait for Reply',
	action: 'Wait for reply to message',
	description:
		'Wait until the recipient of a sent message replies, and return the first reply. The execution keeps running meanwhile; with Send and Wait for Response it does not.',
	builderHint:
		'The execution runs all the while. To ask a question and go on with the answer, use Send and Wait for Response; to react to whatever comes in, the Twilio Messaging Trigger.',
	fields: [messageSidField, waitForReplyField, simplifyField, requestOptionsField],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		const minutes = readWaitForReply(item);
		const whenFailed = `The reply to message ${sid} could not be read`;
		const call: Call = {
			request: fetchMessageRequest(item.accountSid, sid),
			whenFailed,
			whenUnknown: whenFailed,
			parse: (answer) => (answer.sid === sid ? { results: [answer] } : undefined),
			poll: pollReply(item.accountSid, minutes, shape),
		};
		return { calls: [call] };
	},
};

/** The message that was sent, with the reply to it once it has come. */
function pollReply(
	accountSid: string,
	minutes: number,
	shape: (message: JsonObject) => JsonObject,
): Poll {
	return {
		seconds: minutes * 60,
		request: (sent) =>
			isOut(sent) ? repliesRequest(accountSid, sent) : fetchMessageRequest(accountSid, sidOf(sent)),
		parse(answer, sent) {
			if (sidOf(answer) === sidOf(sent)) return answer;
			const reply = firstReply(answer, sent);
			if (reply === undefined) return undefined;
			return reply === null ? sent : { ...sent, reply };
		},
		isOver: ({ reply }) => isJsonObject(reply),
		conclude: ({ reply, ...sent }, problem) => ({
			hasReplied: isJsonObject(reply),
			...(isJsonObject(reply) && { reply: shape(reply) }),
			...(problem !== undefined && { replyProblem: problem }),
			message: shape(sent),
		}),
	};
}

/** Until then a service has not chosen the sender, and nobody can have answered. */
function isOut({ from, status }: JsonObject): boolean {
	return typeof from === 'string' && status !== 'scheduled' && status !== 'accepted';
}

/** Messages from the person, to the number that wrote to them. */
function repliesRequest(accountSid: string, sent: JsonObject): TwilioRequest {
	const addresses = { from: textOf(sent.to), to: textOf(sent.from) };
	return listMessagesRequest(accountSid, addresses, pageSize);
}

/** Null when there is none yet; undefined when this is not what Twilio answers. */
function firstReply(answer: JsonObject, sent: JsonObject): JsonObject | null | undefined {
	const page = parseMessagePage(answer);
	if (!page) return undefined;
	const sentAt = Date.parse(textOf(sent.date_sent));
	const since = Number.isNaN(sentAt) ? createdAt(sent) : sentAt;
	const replies = page.messages.filter(
		(message) => message.direction === 'inbound' && createdAt(message) >= since,
	);
	// Twilio lists the newest first.
	return replies.at(-1) ?? null;
}
