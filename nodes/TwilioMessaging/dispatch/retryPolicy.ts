import type { TwilioFailure } from '../../twilio/api/failure';

/** The pause before the first retry, doubled with each; what is waited is a random part of it. */
const firstPause = 250;
const longestPause = 16_000;
/** How long a request may wait for its retries in all, in milliseconds. */
const patienceWhenBusy = 120_000;
const patienceOtherwise = 15_000;
const tooMany = 429;

/** Whether Twilio refused a request because too many were in flight. */
export function isTooMany({ status }: TwilioFailure): boolean {
	return status === tooMany;
}

/** Whether a request may be sent again after this failure. */
function mayRetry(failure: TwilioFailure, createsMessage: boolean): boolean {
	// Twilio never processed it, and the cause may pass in seconds.
	if (failure.outcome === 'notSent') return failure.repeat === 'now';
	// Twilio said no: the same request gets the same answer.
	if (failure.outcome === 'refused') return false;
	// It may have been carried out: a second time would text somebody twice.
	if (createsMessage) return false;
	return failure.repeat !== 'afterChange';
}

/** Exponential backoff with full jitter; never less than what Twilio asked for. In milliseconds. */
function pauseBefore(retry: number, failure: TwilioFailure): number {
	const most = Math.min(longestPause, firstPause * 2 ** retry);
	return (failure.retryAfterSeconds ?? 0) * 1000 + Math.random() * most;
}

/** The attempts of one request: says after each failure whether there is another one, and when. */
export class RetryPolicy {
	#retries = 0;
	#waited = 0;
	#followsUnknown = false;

	/** @param createsMessage whether the request creates a message */
	constructor(private readonly createsMessage: boolean) {}

	/** Whether an earlier attempt may have been carried out. */
	get followsUnknown(): boolean {
		return this.#followsUnknown;
	}

	/**
	 * Takes note of a failed attempt.
	 *
	 * @returns the pause before the next attempt, in milliseconds; undefined when there is none
	 */
	pauseAfter(failure: TwilioFailure): number | undefined {
		const pause = pauseBefore(this.#retries, failure);
		this.#retries += 1;
		this.#waited += pause;
		const patience = isTooMany(failure) ? patienceWhenBusy : patienceOtherwise;
		if (this.#waited > patience || !mayRetry(failure, this.createsMessage)) return undefined;
		this.#followsUnknown ||= failure.outcome === 'unknown';
		return pause;
	}
}
