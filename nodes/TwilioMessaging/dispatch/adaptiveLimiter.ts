/** A request's permission to be under way. */
export interface Permit {
	/** How many passes were given before this one. */
	readonly order: number;
}

/** After a refused rise, this many times the limit has to succeed before the next one, at the most. */
const mostPatience = 64;

/**
 * Lets only so many requests be under way at once, and finds out how many Twilio takes: a 429 lowers
 * the limit, a series of answers raises it by one. Twilio does not queue what is too much, it refuses
 * it, so the limit searches downwards by a quarter and then probes upwards one by one, ever more
 * rarely while the probes are refused.
 *
 * @see https://www.twilio.com/docs/api/errors/20429
 */
export class AdaptiveLimiter {
	#limit: number;
	#inFlight = 0;
	#given = 0;
	/** Passes given before this one say nothing about the limit of now. */
	#limitHoldsSince = 0;
	#answered = 0;
	#answersToRise: number;
	#isProbing = false;
	readonly #waiting: Array<(pass: Permit) => void> = [];

	/** @param most the largest number of requests under way at once */
	constructor(private readonly most: number) {
		this.#limit = most;
		this.#answersToRise = most;
	}

	/** Waits for room. */
	async acquire(): Promise<Permit> {
		if (this.#inFlight < this.#limit) return this.#give();
		return await new Promise((resolve) => this.#waiting.push(resolve));
	}

	/**
	 * Makes room again.
	 *
	 * @param wasTooMany whether Twilio answered 429
	 */
	release(pass: Permit, wasTooMany: boolean): void {
		this.#inFlight -= 1;
		if (pass.order >= this.#limitHoldsSince) {
			if (wasTooMany) this.#lower();
			else this.#countAnswer();
		}
		while (this.#inFlight < this.#limit) {
			const next = this.#waiting.shift();
			if (!next) return;
			next(this.#give());
		}
	}

	#give(): Permit {
		this.#inFlight += 1;
		return { order: this.#given++ };
	}

	#lower(): void {
		if (this.#isProbing) {
			this.#answersToRise = Math.min(this.#answersToRise * 2, mostPatience * this.#limit);
			this.#setLimit(this.#limit - 1);
		} else {
			this.#setLimit(Math.floor(this.#limit * 0.75));
			this.#answersToRise = this.#limit;
		}
		this.#isProbing = false;
	}

	#countAnswer(): void {
		if (this.#limit >= this.most) return;
		this.#answered += 1;
		if (this.#answered < this.#answersToRise) return;
		// The last rise was borne: the next one may come sooner.
		if (this.#isProbing) this.#answersToRise = Math.ceil(this.#answersToRise / 2);
		this.#setLimit(this.#limit + 1);
		this.#answersToRise = Math.max(this.#answersToRise, this.#limit);
		this.#isProbing = true;
	}

	#setLimit(limit: number): void {
		this.#limit = Math.max(1, Math.min(this.most, limit));
		this.#limitHoldsSince = this.#given;
		this.#answered = 0;
	}
}
