import type { JsonObject } from './json';

/** A success of Twilio's. */
export interface TwilioAnswer {
	readonly status: number;
	/** Empty when Twilio answered without a body, as it does after a deletion. */
	readonly body: JsonObject;
	/** The time on Twilio's clock, in milliseconds since 1970, cut to the second; NaN when it did not say. */
	readonly date: number;
}

/** Seconds that a request may wait for its answer unless told otherwise; Twilio's own SDK waits as long. */
export const usualTimeout = 30;
