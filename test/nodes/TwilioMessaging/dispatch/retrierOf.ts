import { AdaptiveLimiter } from '../../../../nodes/TwilioMessaging/dispatch/adaptiveLimiter';
import { Retrier, type Ask } from '../../../../nodes/TwilioMessaging/dispatch/retry';
import type { Waiting } from '../../../../nodes/TwilioMessaging/dispatch/waiting';
import type { TwilioFailure } from '../../../../nodes/twilio/api/failure';

/** A retrier by itself: nothing else is in flight. */
export function retrierOf(ask: Ask, waiting: Waiting): Retrier {
	return new Retrier(ask, new AdaptiveLimiter(1), waiting);
}

/** A failure of which only these facts matter. */
export function failureWith(facts: Partial<TwilioFailure>): TwilioFailure {
	return { outcome: 'unknown', meaning: 'It failed.', advice: 'Wait.', repeat: 'later', ...facts };
}
