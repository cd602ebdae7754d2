/** How long a delivery is known, in milliseconds: Twilio tries again within minutes. */
const memory = 60 * 60_000;
/** How many deliveries are known at most. */
const most = 20_000;

interface Delivery {
	/** In milliseconds since 1970. */
	readonly since: number;
	/** What Twilio is answered, once that is known; undefined when n8n has failed. */
	readonly answer: Promise<string | undefined>;
}

const deliveries = new Map<string, Delivery>();

/**
 * What an earlier delivery of the same thing is answered; undefined for the first one.
 *
 * @param key tells the trigger and what is delivered from all others
 */
export function answerOfEarlier(key: string): Delivery['answer'] | undefined {
	return deliveries.get(key)?.answer;
}

/** Notes a delivery: from now on, the same one is known, unless n8n fails. */
export function noteDelivery(key: string, answer: Delivery['answer']): void {
	const now = Date.now();
	deliveries.set(key, { since: now, answer });
	void answer.then((twiml) => {
		if (twiml === undefined) forgetDelivery(key);
	});
	for (const [oldest, { since }] of deliveries) {
		if (deliveries.size <= most && now - since < memory) return;
		deliveries.delete(oldest);
	}
}

/** Forgets a delivery that came to nothing: the next one is the first again. */
export function forgetDelivery(key: string): void {
	deliveries.delete(key);
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
