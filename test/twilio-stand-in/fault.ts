import type { RefusalCode } from './errors';

/**
 * When a fault strikes: `before` the request is looked at (nothing happens at Twilio), or `after`
 * it was carried out as usual (only the answer is spoiled).
 */
export type Moment = 'before' | 'after';

/** What can go wrong with a request. */
export type Fault =
	/** Twilio's own error answer, whatever became of the request. */
	| {
			kind: 'error';
			status: 429 | 500 | 503;
			moment: Moment;
			retryAfterSeconds?: number | undefined;
	  }
	/** Twilio refuses with this code. */
	| { kind: 'refusal'; code: RefusalCode }
	/** A page of some proxy, not of Twilio. */
	| { kind: 'html'; status: number; moment: Moment }
	/** JSON that ends too early, in an answer that is complete as far as HTTP can tell. */
	| { kind: 'truncated'; moment: Moment }
	/** A success status with nothing behind it. */
	| { kind: 'empty'; moment: Moment }
	/** The connection is cut without a byte of answer. */
	| { kind: 'cut'; moment: Moment }
	/** The connection is cut in the middle of the answer's body. */
	| { kind: 'cutMidAnswer'; moment: Moment }
	/** No answer for this long, then the connection is cut. */
	| { kind: 'hang'; moment: Moment; milliseconds: number }
	/**
	 * The connection is cut, and the request is carried out only so much later. If it hangs, the
	 * connection stays open without an answer until then, so that the client is the one to give up.
	 */
	| { kind: 'late'; milliseconds: number; hangs?: boolean | undefined };
