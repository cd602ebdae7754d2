import type { TwilioAnswer } from '../../twilio/api/answer';
import { isFailure, type TwilioFailure } from '../../twilio/api/failure';
import type { TwilioRequest } from '../../twilio/api/request';
import { StaggeredStart } from './staggeredStart';
import type { AdaptiveLimiter } from './adaptiveLimiter';
import type { Waiting } from './waiting';
import { ClockSkew } from './clockSkew';

/** Asks Twilio once; never throws. */
export type Ask = (request: TwilioRequest) => Promise<TwilioAnswer | TwilioFailure>;

/** The pause before the first repetition, doubled with each; what is waited is a random part of it. */
const firstPause = 250;
const longestPause = 16_000;
/** How long a request may wait for its repetitions in all, in milliseconds. */
const patienceWhenBusy = 120_000;
const patienceOtherwise = 15_000;
const tooMany = 429;

/**
 * Whether a request may be asked again after this: one that Twilio never processed always, any other
 * only if it creates nothing and the fault may pass.
 */
function mayRetry(failure: TwilioFailure, createsMessage: boolean): boolean {
	if (failure.outcome === 'notSent') return failure.repeat === 'now';
	return failure.outcome === 'unknown' && !createsMessage && failure.repeat !== 'afterChange';
}

/** Exponential backoff with full jitter; never less than what Twilio asked for. */
function pauseBefore(repetition: number, failure: TwilioFailure): number {
	const most = Math.min(longestPause, firstPause * 2 ** repetition);
	return (failure.retryAfterSeconds ?? 0) * 1000 + Math.random() * most;
}

/** What a request has to do with the rest of the run. */
export interface Guard {
	/** Asked before every attempt; when it says no, nothing is asked any more. */
	mayStart(): boolean;
	/** Told of a refusal before another request takes this one's place. */
	onRefusal(): void;
}

/** Asks until there is an answer that asking again would not change. */
export class Retrier {
	/** Set by every answer that passes here. */
	readonly clock = new ClockSkew();
	readonly #departures = new StaggeredStart();

	constructor(
		private readonly askOnce: Ask,
		private readonly gate: AdaptiveLimiter,
		private readonly waiting: Waiting,
	) {}

	/**
	 * @param createsMessage whether the request creates a message
	 * @returns undefined when the guard said no: then Twilio has not processed the request
	 */
	async ask(
		request: TwilioRequest,
		createsMessage: boolean,
		guard: Guard,
	): Promise<TwilioAnswer | TwilioFailure | undefined> {
		return await this.persist(
			async () => {
				const answer = await this.askOnce(request);
				if (!isFailure(answer)) this.clock.observe(answer.date);
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
		let waited = 0;
		let followsUnknown = false;
		for (let repetition = 0; ; repetition++) {
			const pass = await this.gate.acquire();
			await this.#departures.turn();
			if (!guard.mayStart()) {
				this.gate.release(pass, false);
				return undefined;
			}
			const answer = await once();
			if (!isFailure(answer)) {
				this.gate.release(pass, false);
				return answer;
			}
			const isBusy = answer.status === tooMany;
			const pause = pauseBefore(repetition, answer);
			waited += pause;
			const isPatient = waited <= (isBusy ? patienceWhenBusy : patienceOtherwise);
			const repeats = isPatient && mayRetry(answer, createsMessage);
			if (!repeats && !followsUnknown && answer.outcome !== 'unknown') guard.onRefusal();
			this.gate.release(pass, isBusy);
			if (!repeats) return followsUnknown ? { ...answer, followsUnknown } : answer;
			followsUnknown ||= answer.outcome === 'unknown';
			await this.waiting.wait(pause);
		}
	}
}
