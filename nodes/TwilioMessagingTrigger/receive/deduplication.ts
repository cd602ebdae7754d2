import { ExpiringMap } from '../../expiringMap';
import type { EventIdentity } from './eventIdentity';

/** How long webhook calls and messages are known, in milliseconds: Twilio tries again within minutes. */
const lifetime = 60 * 60_000;
/** How many of each are known at most. */
const capacity = 20_000;

/** What Twilio is answered, once that is known; undefined when n8n has failed. */
type Answer = Promise<string | undefined>;

const answers = new ExpiringMap<string, Answer>(lifetime, capacity);

/**
 * What an earlier webhook call about the same event is answered; undefined for the first one.
 *
 * @param key tells the trigger and the event from all others
 */
export function answerOfEarlierCall(key: string): Answer | undefined {
	return answers.get(key);
}

const ranks = new ExpiringMap<string, readonly number[]>(lifetime, capacity);

/**
 * How far a message is, as far as this process has been told; below every rank when it has not.
 *
 * @param key tells the trigger and the message from all others
 */
export function knownRank(key: string): number {
	return Math.max(-1, ...(ranks.get(key) ?? []));
}

/** Notes how far a message is; one that came in is as far as it gets. */
export function noteRank(key: string, rank: number): void {
	if (Number.isFinite(rank)) ranks.set(key, [...(ranks.get(key) ?? []), rank]);
}

/** Takes back what was noted: the others of the message stay. */
function takeBackRank(key: string, rank: number): void {
	const noted = ranks.get(key) ?? [];
	const index = noted.indexOf(rank);
	ranks.set(
		key,
		noted.filter((_, each) => each !== index),
	);
}

/**
 * Notes an event that is about to start the workflow: from now on it is known, and how far its message
 * is, unless n8n fails. Then it comes again, and is no staler for it.
 *
 * @param answer what Twilio is answered, once that is known; undefined when n8n has failed
 * @returns what takes it back when it came to nothing before that
 */
export function noteStart({ event, withoutCode, message, rank }: EventIdentity, answer: Answer) {
	const keys = answers.get(withoutCode) ? [event] : [...new Set([event, withoutCode])];
	for (const key of keys) answers.set(key, answer);
	noteRank(message, rank);
	let isNoted = true;
	const takeBack = () => {
		if (!isNoted) return;
		isNoted = false;
		for (const key of keys) answers.delete(key);
		takeBackRank(message, rank);
	};
	void answer.then((twiml) => {
		if (twiml === undefined) takeBack();
	});
	return takeBack;
}
