import { ExpiringMap } from './expiringMap';

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

/** Notes a webhook call: from now on, the same one is known, unless n8n fails. */
export function noteCall(key: string, answer: Answer): void {
	answers.set(key, answer);
	void answer.then((twiml) => {
		if (twiml === undefined) forgetCall(key);
	});
}

/** Forgets a webhook call that came to nothing: the next one is the first again. */
export function forgetCall(key: string): void {
	answers.delete(key);
}

const ranks = new ExpiringMap<string, number>(lifetime, capacity);

/** How far a message is, as far as this process has been told; below every rank when it has not. */
function knownRank(key: string): number {
	return ranks.get(key) ?? -1;
}

/**
 * Whether a message was as far already.
 *
 * @param key tells the trigger and the message from all others
 */
export function isStale(key: string, rank: number): boolean {
	return rank <= knownRank(key);
}

/** Notes how far a message is; one that came in is as far as it gets. */
export function noteRank(key: string, rank: number): void {
	if (!Number.isFinite(rank)) return;
	ranks.set(key, Math.max(rank, knownRank(key)));
}
