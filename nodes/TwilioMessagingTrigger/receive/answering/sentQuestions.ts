import { textOf, type JsonObject } from '../../../twilio/api/json';
import { createdAt, sidOf } from '../../../twilio/message/messageResource';
import type { AskedQuestion } from '../../../waiting/rememberedQuestions';
import { isSameParty } from '../../../waiting/sameParty';
import { WaitingLink, type WaitingBase } from '../../../waiting/waitingLink';

/** A question that Twilio's list does not show, not even without its link. */
export interface UnlistedQuestion {
	readonly link: WaitingLink;
	/** By n8n's clock, in milliseconds since 1970. */
	readonly at: number;
	readonly sid: string | undefined;
}

/** The questions to a person. */
export interface SentQuestions {
	/** By their messages in Twilio's list. */
	readonly listed: ReadonlyMap<JsonObject, WaitingLink>;
	/** The last of the others. */
	readonly unlisted: UnlistedQuestion | undefined;
}

/** How far n8n's clock may be from Twilio's, in milliseconds. */
export const clocks = 60_000;

/**
 * Finds the questions to a person: by the links in their texts, and where these show none, by what this
 * process remembers.
 *
 * @param sent all messages to them from one number, also those that failed: the process must not bring
 *   these back
 */
export function sentQuestions(
	sent: readonly JsonObject[],
	remembered: readonly AskedQuestion[],
	person: string,
	base: WaitingBase,
): SentQuestions {
	const isForThem = ({ recipient }: WaitingLink) => isSameParty(person, recipient);
	const listed = new Map<JsonObject, WaitingLink>();
	for (const message of sent) {
		const link = WaitingLink.allIn(textOf(message.body), base).filter(isForThem).at(-1);
		if (link) listed.set(message, link);
	}
	const shown = new Set([...listed.values()].map(({ url }) => url));
	const silent = sent.filter((message) => !listed.has(message));
	const unlisted: UnlistedQuestion[] = [];
	for (const question of oldestFirst(remembered)) {
		const link = WaitingLink.read(question.link, base);
		if (!link || !isForThem(link) || shown.has(link.url)) continue;
		const [message, another] = messagesOf(question, silent);
		// Which of several it is, nobody can tell.
		if (message && !another) listed.set(message, link);
		// Where a service chose the number that asked, only the list tells that it was this one.
		else if (!message && question.from !== undefined)
			unlisted.push({ link, at: question.at, sid: question.sid });
	}
	return { listed, unlisted: unlisted.at(-1) };
}

function oldestFirst(questions: readonly AskedQuestion[]): AskedQuestion[] {
	return [...questions].sort((one, other) => one.at - other.at);
}

/** The messages that may be a question's. */
function messagesOf({ sid, from, at }: AskedQuestion, sent: readonly JsonObject[]): JsonObject[] {
	if (sid !== undefined) return sent.filter((message) => sidOf(message) === sid);
	return sent.filter(
		(message) =>
			(from !== undefined || textOf(message.messaging_service_sid) !== '') &&
			Math.abs(createdAt(message) - at) <= clocks,
	);
}
