import type { RefusalCode } from './errors';
import type { RecordedRequest } from './recorder';

/**
 * When a fault strikes: `before` the request is looked at (nothing happens at Twilio), or `after`
 * it was carried out as usual (only the answer is spoiled).
 */
export type Moment = 'before' | 'after';

/** What can go wrong with a request. */
export type Fault =
	/** Twilio's own error answer, whatever became of the request. */
	| { kind: 'error'; status: 429 | 500 | 503; moment: Moment; retryAfterSeconds?: number }
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
	| { kind: 'hang'; moment: Moment; milliseconds: number };

/** Which requests a fault is meant for. */
export type RequestMatcher = (request: RecordedRequest) => boolean;

/** Requests that create a message, for this recipient or for anyone. */
export function creating(to?: string): RequestMatcher {
	return ({ method, path, form }) =>
		method === 'POST' &&
		path.endsWith('/Messages.json') &&
		(to === undefined || form.some(([name, value]) => name === 'To' && value === to));
}

/** The most requests that may be under way; those beyond are answered 429 and never carried out. */
export interface ConcurrencyLimit {
	readonly requests: number;
	readonly retryAfterSeconds?: number;
}

/** How the stand-in misbehaves. */
export class Faults {
	/** Chooses the fault of each request; what `once` has queued goes first. */
	decide: (request: RecordedRequest) => Fault | undefined = () => undefined;
	/** How long an answer takes, in milliseconds. A request is carried out halfway through. */
	latency: number | ((request: RecordedRequest) => number) = 0;
	concurrencyLimit: ConcurrencyLimit | undefined;
	/** How many of the next media files break off in their middle. */
	brokenFiles = 0;
	#queued: Array<{ matches: RequestMatcher; fault: Fault }> = [];

	/** The next matching request, and only that one, meets this fault. */
	once(matches: RequestMatcher, fault: Fault): void {
		this.times(1, matches, fault);
	}

	/** The next so many matching requests meet this fault. */
	times(count: number, matches: RequestMatcher, fault: Fault): void {
		for (let index = 0; index < count; index++) this.#queued.push({ matches, fault });
	}

	/** What strikes this request, if anything. */
	strike(request: RecordedRequest): Fault | undefined {
		const index = this.#queued.findIndex(({ matches }) => matches(request));
		if (index === -1) return this.decide(request);
		return this.#queued.splice(index, 1)[0]?.fault;
	}

	/** How long this request takes. */
	latencyOf(request: RecordedRequest): number {
		return typeof this.latency === 'number' ? this.latency : this.latency(request);
	}

	/** Well behaved again. */
	reset(): void {
		this.decide = () => undefined;
		this.latency = 0;
		this.brokenFiles = 0;
		this.concurrencyLimit = undefined;
		this.#queued = [];
	}
}
