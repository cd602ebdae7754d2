/** How long a delivery is known, in milliseconds: Twilio tries again within minutes. */
const memory = 60 * 60_000;
/** How many deliveries are known at most. */
const most = 20_000;

interface WebhookCall {
	/** In milliseconds since 1970. */
	readonly since: number;
	/** What Twilio is answered, once that is known; undefined when n8n has failed. */
	readonly answer: Promise<string | undefined>;
}

const calls = new Map<string, WebhookCall>();

/**
 * What an earlier delivery of the same thing is answered; undefined for the first one.
 *
 * @param key tells the trigger and what is delivered from all others
 */
export function answerOfEarlierCall(key: string): WebhookCall['answer'] | undefined {
	return calls.get(key)?.answer;
}

/** Notes a delivery: from now on, the same one is known, unless n8n fails. */
export function noteCall(key: string, answer: WebhookCall['answer']): void {
	const now = Date.now();
	calls.set(key, { since: now, answer });
	void answer.then((twiml) => {
		if (twiml === undefined) forgetCall(key);
	});
	for (const [oldest, { since }] of calls) {
		if (calls.size <= most && now - since < memory) return;
		calls.delete(oldest);
	}
}

/** Forgets a delivery that came to nothing: the next one is the first again. */
export function forgetCall(key: string): void {
	calls.delete(key);
}

const ranks = new Map<string, { readonly since: number; readonly rank: number }>();

/**
 * Whether a message was further already.
 *
 * @param key tells the trigger and the message from all others
 */
export function isStale(key: string, rank: number): boolean {
	return rank <= (ranks.get(key)?.rank ?? -1);
}

/** Notes how far a message is; one that came in is as far as it gets. */
export function noteRank(key: string, rank: number): void {
	if (!Number.isFinite(rank)) return;
	const now = Date.now();
	const known = ranks.get(key)?.rank ?? -1;
	ranks.delete(key);
	ranks.set(key, { since: now, rank: Math.max(rank, known) });
	for (const [oldest, { since }] of ranks) {
		if (ranks.size <= most && now - since < memory) break;
		ranks.delete(oldest);
	}
}
