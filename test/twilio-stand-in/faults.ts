import type { Fault } from './fault';
import { HeldRequests } from './heldRequests';
import type { RecordedRequest } from './recorder';
import { matching, type RequestMatcher, type RequestPattern } from './requestPattern';

export type { Fault, Moment } from './fault';
export { creating, type RequestMatcher } from './requestPattern';

/** A fault, and the requests that it strikes. */
export interface FaultRule extends RequestPattern {
	readonly fault: Fault;
	/** How many requests it strikes: one unless told otherwise. */
	readonly times?: number | 'always' | undefined;
	/** How likely it is to strike, from 0 to 1: certain unless told otherwise. */
	readonly probability?: number | undefined;
}

/** The most requests that may be in flight; those beyond are answered 429 and never carried out. */
export interface ConcurrencyLimit {
	readonly requests: number;
	readonly retryAfterSeconds?: number | undefined;
}

/** A fault that waits for its requests. */
interface Planned {
	readonly matches: RequestMatcher;
	readonly fault: Fault;
	left: number;
	readonly probability: number;
	/** The rule that it came from. */
	readonly rule?: FaultRule;
}

/** How the stand-in misbehaves. */
export class Faults {
	/** Chooses the fault of each request; what `once`, `times` and `add` have planned goes first. */
	decide: (request: RecordedRequest) => Fault | undefined = () => undefined;
	/** How long an answer takes, in milliseconds. A request is carried out halfway through. */
	latency: number | ((request: RecordedRequest) => number) = 0;
	concurrencyLimit: ConcurrencyLimit | undefined;
	/** How many of the next media files break off in their middle. */
	brokenFiles = 0;
	#planned: Planned[] = [];
	#held: HeldRequests[] = [];

	/** The next matching request, and only that one, meets this fault. */
	once(matches: RequestMatcher, fault: Fault): void {
		this.times(1, matches, fault);
	}

	/** The next so many matching requests meet this fault. */
	times(count: number, matches: RequestMatcher, fault: Fault): void {
		if (count > 0) this.#planned.push({ matches, fault, left: count, probability: 1 });
	}

	/** Requests that match the rule meet its fault; of several rules, the one that was added first. */
	add(rule: FaultRule): void {
		const { fault, times = 1, probability = 1 } = rule;
		const left = times === 'always' ? Infinity : times;
		this.#planned.push({ matches: matching(rule), fault, left, probability, rule });
	}

	/** Matching requests wait until they are released: so long, nothing comes of them. */
	hold(matches: RequestMatcher): HeldRequests {
		const held = new HeldRequests(matches);
		this.#held.push(held);
		return held;
	}

	/** The rules that still wait for requests, with how many they will strike. */
	get rules(): FaultRule[] {
		return this.#planned.flatMap(({ rule, left }) =>
			rule === undefined ? [] : [{ ...rule, times: left === Infinity ? 'always' : left }],
		);
	}

	/** What strikes this request, if anything. */
	strike(request: RecordedRequest): Fault | undefined {
		const planned = this.#planned.find(
			({ matches, probability }) => matches(request) && Math.random() < probability,
		);
		if (planned === undefined) return this.decide(request);
		planned.left--;
		if (planned.left === 0) this.#planned = this.#planned.filter((one) => one !== planned);
		return planned.fault;
	}

	/** Ends when nothing holds the request back, or when the stand-in stops. */
	async pass(request: RecordedRequest, signal: AbortSignal): Promise<void> {
		for (const held of this.#held) await held.pass(request, signal);
	}

	/** No request meets a fault or is held any more; latency and limit stay. */
	clear(): void {
		this.decide = () => undefined;
		this.#planned = [];
		for (const held of this.#held) held.release();
		this.#held = [];
		this.brokenFiles = 0;
	}

	/** How long this request takes. */
	latencyOf(request: RecordedRequest): number {
		return typeof this.latency === 'number' ? this.latency : this.latency(request);
	}

	/** Well behaved again. */
	reset(): void {
		this.clear();
		this.latency = 0;
		this.concurrencyLimit = undefined;
	}
}
