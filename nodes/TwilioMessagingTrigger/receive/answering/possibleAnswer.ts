import { isJsonObject, textOf, type JsonObject } from '../../../twilio/api/json';
import { optOutOf } from '../../../twilio/webhook/optOutKeywords';
import type { TwilioEvent } from '../../../twilio/webhook/webhookEvent';
import { plainWords } from '../../../waiting/plainWords';

/** A text that may answer a question. */
export interface PossibleAnswer {
	readonly sid: string;
	/** The person, as Twilio writes them. */
	readonly from: string;
	/** The number or address of ours that they wrote to. */
	readonly to: string;
	readonly body: string;
	/** The message that they swiped to reply; empty when Twilio does not name it, undefined when they swiped none. */
	readonly repliedTo: string | undefined;
	/** Whether Twilio takes it for START, too, and may have replied to it. */
	readonly isOptIn: boolean;
}

/** Taps on buttons and lists belong to another message: a question is plain text. */
const taps = ['button', 'flow', 'interactive', 'listReply'];

/**
 * The answer that an event may be; undefined for what never is one: status updates, what holds no text,
 * reactions, taps, messages with files (an answer would lose them), and whoever wants to stop, to start
 * again, or help, on every channel.
 */
export function possibleAnswer({
	kind,
	sid,
	media,
	simple,
	raw,
}: TwilioEvent): PossibleAnswer | undefined {
	if (kind !== 'messageReceived' || media.length > 0 || simple.reaction !== undefined)
		return undefined;
	if (taps.some((name) => simple[name] !== undefined)) return undefined;
	const [from, to, body] = [textOf(simple.from), textOf(simple.to), textOf(simple.body)];
	if (from === '' || to === '' || body.trim() === '') return undefined;
	const optOut = optOutOf(body, textOf(raw.OptOutType));
	const isOptIn = optOut === 'START';
	// YES is both: Twilio takes it for START, also from people who never stopped, and says so with
	// Advanced Opt-Out (https://help.twilio.com/articles/223134027).
	if (optOut !== undefined && !(isOptIn && plainWords(body) === 'yes')) return undefined;
	return { sid, from, to, body, repliedTo: repliedToIn(simple), isOptIn };
}

function repliedToIn({ repliedTo }: JsonObject): string | undefined {
	return isJsonObject(repliedTo) ? textOf(repliedTo.sid) : undefined;
}
