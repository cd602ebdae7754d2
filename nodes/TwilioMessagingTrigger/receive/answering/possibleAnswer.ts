import { textOf } from '../../../twilio/api/json';
import { optOutOf } from '../../../twilio/webhook/optOutKeywords';
import type { TwilioEvent } from '../../../twilio/webhook/webhookEvent';

/** A text that may answer a question. */
export interface PossibleAnswer {
	readonly sid: string;
	/** The person, as Twilio writes them. */
	readonly from: string;
	/** The number or address of ours that they wrote to. */
	readonly to: string;
	readonly body: string;
}

/**
 * The answer that an event may be; undefined for what never is one: status updates, what holds no text,
 * reactions, messages with files (an answer would lose them), and whoever wants to stop, to start again,
 * or help, on every channel.
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
	const [from, to, body] = [textOf(simple.from), textOf(simple.to), textOf(simple.body)];
	if (from === '' || to === '' || body.trim() === '') return undefined;
	return isAboutOptOut(body, textOf(raw.OptOutType)) ? undefined : { sid, from, to, body };
}

/**
 * Whether a text is for Twilio rather than for us. YES is both: Twilio takes it for START, also from people
 * who never stopped, and says so with Advanced Opt-Out (https://help.twilio.com/articles/223134027).
 */
function isAboutOptOut(body: string, said: string): boolean {
	const optOut = optOutOf(body, said);
	return optOut !== undefined && !(optOut === 'START' && body.trim().toUpperCase() === 'YES');
}
