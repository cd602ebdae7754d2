import { Semaphore } from './semaphore';

/** After a refused rise, this many times the limit has to succeed before the next one, at the most. */
const mostPatience = 64;

/**
 * Lets only so many requests be in flight at once, and finds out how many Twilio takes: a 429 lowers
 * the limit, a series of answers raises it by one. Twilio does not queue what is too much, it refuses
 * it, so the limit searches downwards by a quarter and then probes upwards one by one, ever more
 * rarely while the probes are refused.
 *
 * @see https://www.twilio.com/docs/api/errors/20429
 */
export class AdaptiveLimiter {
	readonly #semaphore: Semaphore;
	#limit: number;
	#started = 0;
	/** Requests that began before this one say nothing about the limit of now. */
	#limitHoldsSince = 0;
	#answered = 0;
	#answersToRise: number;
	#isProbing = false;

	/** @param most the largest number of requests in flight at once */
	constructor(private readonly most: number) {
		this.#semaphore = new Semaphore(most);
		this.#limit = most;
		this.#answersToRise = most;
	}

	/**
	 * Runs a request when there is room.
	 *
	 * @param wasTooMany whether Twilio answered 429
	 */
	async run<Answer>(
		request: () => Promise<Answer>,
		wasTooMany: (answer: Answer) => boolean,
	): Promise<Answer> {
		return await this.#semaphore.run(async () => {
			const order = this.#started++;
			const answer = await request();
			if (order >= this.#limitHoldsSince) {
				if (wasTooMany(answer)) this.#lower();
				else this.#countAnswer();
			}
			return answer;
		});
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
		this.#limitHoldsSince = this.#started;
		this.#answered = 0;
		// Last: a higher one lets requests in at once, and those count.
		this.#semaphore.limit = this.#limit;
	}
}
