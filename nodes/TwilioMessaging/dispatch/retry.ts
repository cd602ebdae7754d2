import type { TwilioAnswer } from '../../twilio/api/answer';
import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import type { TwilioRequest } from '../../twilio/api/request';
import type { AdaptiveLimiter } from './adaptiveLimiter';
import { isTooMany, RetryPolicy } from './retryPolicy';
import type { Guard } from './runState';
import { StaggeredStart } from './staggeredStart';
import { TwilioClock } from './twilioClock';
import type { Waiting } from './waiting';

/** Asks Twilio once; never throws. */
export type Ask = (request: TwilioRequest) => Promise<TwilioAnswer | TwilioFailure>;

/** What an attempt gave. */
interface Attempt<Answer> {
	/** Undefined when the guard said no. */
	readonly answer: Answer | TwilioFailure | undefined;
	/** Before the next attempt, in milliseconds; undefined when this was the last. */
	readonly pause?: number | undefined;
}

/** Asks until there is an answer that asking again would not change. */
export class Retrier {
	/** Set by every answer that passes here. */
	readonly clock = new TwilioClock();
	readonly #start = new StaggeredStart();

	constructor(
		private readonly askOnce: Ask,
		private readonly limiter: AdaptiveLimiter,
		private readonly waiting: Waiting,
	) {}

	/**
	 * @param createsMessage whether the request creates a message
	 * @returns undefined when the guard said no before Twilio can have processed the request
	 */
	async ask(
		request: TwilioRequest,
		createsMessage: boolean,
		guard: Guard,
	): Promise<TwilioAnswer | TwilioFailure | undefined> {
		return await this.persist(
			async () => {
				const answer = await this.askOnce(request);
				if (answer.date !== undefined) this.clock.observe(answer.date);
				return answer;
			},
			createsMessage,
			guard,
		);
	}

	/** The same for anything that Twilio can be asked. */
	async persist<Answer extends object>(
		once: () => Promise<Answer | TwilioFailure>,
		createsMessage: boolean,
		guard: Guard,
	): Promise<Answer | TwilioFailure | undefined> {
		const policy = new RetryPolicy(createsMessage);
		let unknown: TwilioFailure | undefined;
		for (;;) {
			await guard.hold?.released();
			const { answer, pause } = await this.limiter.run(
				async () => await this.#attempt(once, policy, guard),
				(attempt) => wasTooMany(attempt.answer),
			);
			// An attempt before may have been carried out: that is no "not attempted".
			if (pause === undefined) return answer ?? unknown;
			if (answer && isFailure(answer) && answer.outcome === 'unknown')
				unknown = { ...answer, followsUnknown: true };
			await this.waiting.wait(pause);
		}
	}

	async #attempt<Answer extends object>(
		once: () => Promise<Answer | TwilioFailure>,
		policy: RetryPolicy,
		guard: Guard,
	): Promise<Attempt<Answer>> {
		await this.#start.turn();
		if (!guard.mayStart()) return { answer: undefined };
		if (guard.hold?.isHeld === true) return { answer: undefined, pause: 0 };
		if (guard.isKnown && ((await guard.isKnown()) || !guard.mayStart()))
			return { answer: undefined };
		const answer = await once();
		if (!isFailure(answer)) return { answer };
		const { followsUnknown } = policy;
		const pause = policy.pauseAfter(answer);
		if (pause !== undefined) return { answer, pause };
		if (!followsUnknown && answer.outcome !== 'unknown') guard.onRefusal(answer);
		return { answer: followsUnknown ? { ...answer, followsUnknown } : answer };
	}
}

function wasTooMany(answer: object | undefined): boolean {
	return answer !== undefined && isFailure(answer) && isTooMany(answer);
}
