import { textOf, type JsonObject } from '../../../twilio/api/json';
import { createdAt, isWaiting, lastMoved, sidOf } from '../../../twilio/message/messageResource';
import type { AskedQuestion } from '../../../waiting/rememberedQuestions';
import type { WaitingBase, WaitingLink } from '../../../waiting/waitingLink';
import type { PossibleAnswer } from './possibleAnswer';
import { clocks, sentQuestions } from './sentQuestions';

/** What may hold the question that a text answers. */
export interface QuestionSources {
	/** The last messages of Twilio's list to the person, whoever they are from. */
	readonly listed: readonly JsonObject[];
	/** What this process remembers to have asked them. */
	readonly remembered: readonly AskedQuestion[];
	/** When the text came in by Twilio's clock, in milliseconds since 1970; NaN when that is not known. */
	readonly arrived: number;
}

/** What decides, of an answer. */
type Reply = Pick<PossibleAnswer, 'from' | 'to' | 'repliedTo' | 'isOptIn'>;

/**
 * The question that a text answers: the last message that the number sent to the person, if it is one.
 * Behind any other, a YES may be meant for that.
 */
export function lastQuestion(
	{ listed, remembered, arrived }: QuestionSources,
	reply: Reply,
	base: WaitingBase,
): WaitingLink | undefined {
	const sent = listed.filter((message) => isBetween(reply, message));
	const questions = sentQuestions(sent, remembered, reply.from, base);
	const unassigned = listed.filter((message) => mayGetNumber(reply, message));
	const got = [...unassigned, ...sent].filter((message) =>
		mayHaveBeenRead(message, reply, arrived),
	);
	const { unlisted } = questions;
	if (unlisted && got.every((message) => latest(message) < unlisted.at - clocks))
		return isMeant(reply, [unlisted.sid]) ? unlisted.link : undefined;
	const last = newestFirst(got)[0];
	const link = last && questions.listed.get(last);
	if (!link) return undefined;
	// Two clocks cannot tell which of the two was later.
	if (unlisted && unlisted.at >= movedAt(last) - clocks) return undefined;
	const isOfQuestion = (message: JsonObject) => questions.listed.get(message)?.url === link.url;
	// What is still on its way may come after the question, whenever it was created.
	if (got.some((message) => isWaiting(message) && !isOfQuestion(message))) return undefined;
	return isMeant(reply, sent.filter(isOfQuestion).map(sidOf)) ? link : undefined;
}

/** Checked again here: whatever answers at the Base URL may filter differently. */
function isToPerson({ from }: Reply, message: JsonObject): boolean {
	return textOf(message.direction).startsWith('outbound') && message.to === from;
}

function isBetween(reply: Reply, message: JsonObject): boolean {
	return isToPerson(reply, message) && message.from === reply.to;
}

/** What a Messaging Service is about to send may leave by our number, and be read by now. */
function mayGetNumber(reply: Reply, message: JsonObject): boolean {
	return isToPerson(reply, message) && textOf(message.from) === '' && isWaiting(message);
}

/** Nobody has got what failed, was cancelled, or is for later. */
const neverArrived: ReadonlySet<unknown> = new Set(
	'canceled failed scheduled undelivered'.split(' '),
);

/** Faster than anybody reads a text and answers it, in milliseconds. */
const quickest = 3000;

/** Whether they may have got a message before they wrote. Twilio's own reply to a START comes afterwards. */
function mayHaveBeenRead(message: JsonObject, { isOptIn }: Reply, arrived: number): boolean {
	if (neverArrived.has(message.status)) return false;
	const isReply = isOptIn && message.direction === 'outbound-reply';
	return !(isReply && createdAt(message) >= arrived - quickest);
}

/** Of those sent in the same second, Twilio lists the later one first. */
function newestFirst(messages: readonly JsonObject[]): JsonObject[] {
	return [...messages].sort((one, other) => movedAt(other) - movedAt(one));
}

function movedAt(message: JsonObject): number {
	return lastMoved(message) || 0;
}

/** When it can have reached the person at the latest. */
function latest(message: JsonObject): number {
	return isWaiting(message) ? Infinity : movedAt(message);
}

/** Whether a reply is one to these messages, as far as it says. */
function isMeant({ repliedTo }: Reply, sids: ReadonlyArray<string | undefined>): boolean {
	return repliedTo === undefined || (repliedTo !== '' && sids.includes(repliedTo));
}
