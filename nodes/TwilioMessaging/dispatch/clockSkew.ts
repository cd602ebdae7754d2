import { time } from './time';

/** Twilio writes times cut to the second. */
const second = 1000;

/** Learns from the Date header of answers how far Twilio's clock is from ours. */
export class ClockSkew {
	#ahead = Number.NEGATIVE_INFINITY;

	/** @param date of an answer that came just now, in milliseconds since 1970; NaN when it had none */
	observe(date: number): void {
		// Cut to the second, it is never too late: the latest of all observations comes closest.
		if (!Number.isNaN(date)) this.#ahead = Math.max(this.#ahead, date - time.now());
	}

	/**
	 * Whether something that Twilio dates `created` can have come into being at `ours` or later.
	 *
	 * @param ours milliseconds since 1970 by our clock
	 */
	mayBeSince(created: number, ours: number): boolean {
		const ahead = Number.isFinite(this.#ahead) ? this.#ahead : 0;
		return created + second > ours + ahead;
	}
}
