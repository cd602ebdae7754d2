import { textOf, type JsonObject } from '../../../twilio/api/json';
import { createdAt, lastMoved } from '../../../twilio/message/messageResource';
import type { AskedQuestion } from '../../../waiting/rememberedQuestions';
import { WaitingLink, type WaitingBase } from '../../../waiting/waitingLink';
import type { PossibleAnswer } from './possibleAnswer';

/** What may hold the question that a text answers. */
export interface QuestionSources {
	/** The last messages of Twilio's list, from our number to the person. */
	readonly listed: readonly JsonObject[];
	/** What this process remembers to have asked them. */
	readonly remembered: readonly AskedQuestion[];
}

interface Question {
	readonly link: WaitingLink;
	readonly at: number;
}

/**
 * The last question that the number sent to the person. The list knows better than the process, which
 * counts only for texts that do not show their link, or are not listed yet.
 */
export function lastQuestion(
	{ listed, remembered }: QuestionSources,
	answer: Pick<PossibleAnswer, 'from' | 'to'>,
	base: WaitingBase,
): WaitingLink | undefined {
	const sent = listed.filter((message) => wasSentBetween(answer, message));
	const shown = newestFirst(sent.flatMap((message) => questionIn(message, base)));
	const shownLinks = new Set(shown.map(({ link }) => link.url));
	const unseen = remembered
		.filter((question) => !shownLinks.has(question.link) && isOfNumber(question, sent))
		.flatMap(({ link: url, at }) => {
			const link = WaitingLink.read(url, base);
			return link ? [{ link, at }] : [];
		});
	return newestFirst([...shown, ...unseen])[0]?.link;
}

/** Nobody has got what failed, was called off, or is for later. */
const neverSent: ReadonlySet<unknown> = new Set(['canceled', 'failed', 'scheduled']);

/** What a list holds is looked at, too: its filters may be another program's. */
function wasSentBetween({ from, to }: Pick<PossibleAnswer, 'from' | 'to'>, message: JsonObject) {
	const isOurs = textOf(message.direction).startsWith('outbound');
	return isOurs && message.from === to && message.to === from && !neverSent.has(message.status);
}

function questionIn(message: JsonObject, base: WaitingBase): Question[] {
	const link = WaitingLink.allIn(textOf(message.body), base).at(-1);
	return link ? [{ link, at: lastMoved(message) || 0 }] : [];
}

/** Of those sent in the same second, Twilio lists the later one first. */
function newestFirst(questions: readonly Question[]): Question[] {
	return [...questions].sort((one, other) => other.at - one.at);
}

/** How far n8n's clock may be from Twilio's, in milliseconds. */
const clocks = 60_000;

/** Where a service chose the number that asked, only a message of the service tells that it was this one. */
function isOfNumber({ from, at }: AskedQuestion, sent: readonly JsonObject[]): boolean {
	if (from !== undefined) return true;
	return sent.some(
		(message) =>
			textOf(message.messaging_service_sid) !== '' && Math.abs(createdAt(message) - at) <= clocks,
	);
}
