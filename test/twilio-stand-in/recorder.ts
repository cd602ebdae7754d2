import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from './fault';
import type { Pairs } from './form';

/** One request as it came in, and what became of it. */
export interface RecordedRequest {
	readonly method: string;
	/** Without the query. */
	readonly path: string;
	/** The raw query, without its question mark. */
	readonly query: string;
	/** The raw body. */
	readonly body: string;
	/** The body's fields in their order, repeated names included. */
	readonly form: Pairs;
	readonly headers: IncomingHttpHeaders;
	/** Real time in milliseconds since 1970. */
	readonly arrivedAt: number;
	/** What was answered; undefined while in flight, and for good when the connection was cut. */
	status?: number;
	/** The message this request brought into being, even when nobody was told. */
	createdSid?: string;
	/** The fault that struck it. */
	fault?: Fault;
}

/** Keeps every request, and counts those in flight. */
export class Recorder {
	readonly requests: RecordedRequest[] = [];
	/** The most requests that were ever in flight at once. */
	peakInFlight = 0;
	readonly #inFlight = new Set<RecordedRequest>();
	readonly #carriedOut = new Set<RecordedRequest>();
	readonly #waiting: Array<() => void> = [];

	get inFlight(): number {
		return this.#inFlight.size;
	}

	/** How many are in flight that were not rejected at once: those that a limit counts. */
	get carriedOut(): number {
		return this.#carriedOut.size;
	}

	/** Notes an arrival. */
	open(request: RecordedRequest): void {
		this.requests.push(request);
		this.#inFlight.add(request);
		this.peakInFlight = Math.max(this.peakInFlight, this.inFlight);
	}

	/** Notes that a request is let in. */
	carryOut(request: RecordedRequest): void {
		this.#carriedOut.add(request);
	}

	/** Notes that the work is done, whether or not anyone still waits for the answer. */
	finish(request: RecordedRequest): void {
		this.#carriedOut.delete(request);
		if (this.carriedOut > 0) return;
		for (const tell of this.#waiting.splice(0)) tell();
	}

	/** Ends when nothing is being carried out. */
	async settled(): Promise<void> {
		if (this.carriedOut === 0) return;
		await new Promise<void>((resolve) => {
			this.#waiting.push(resolve);
		});
	}

	/** Notes that a request is over for its client; saying so twice does no harm. */
	close(request: RecordedRequest): void {
		this.#inFlight.delete(request);
	}

	/** Forgets everything. */
	reset(): void {
		this.requests.length = 0;
		this.peakInFlight = 0;
		this.#inFlight.clear();
		this.#carriedOut.clear();
	}
}
