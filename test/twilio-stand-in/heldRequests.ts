import { once } from 'node:events';
import type { RecordedRequest } from './recorder';
import type { RequestMatcher } from './requestPattern';

/** Requests that have arrived and are not carried out until they are released. */
export class HeldRequests {
	readonly #requests: RecordedRequest[] = [];
	readonly #wake = new AbortController();
	#arrive = () => {};
	readonly #arrived = new Promise<void>((resolve) => {
		this.#arrive = resolve;
	});

	constructor(private readonly matches: RequestMatcher) {}

	/** Those that have arrived so far, in order. */
	get requests(): readonly RecordedRequest[] {
		return this.#requests;
	}

	/** Ends when the first one has arrived. */
	async arrived(): Promise<void> {
		await this.#arrived;
	}

	/** Carries them out; those that arrive from now on are not held. */
	release(): void {
		this.#wake.abort();
	}

	/** Ends when the request may be carried out, or when the stand-in stops. */
	async pass(request: RecordedRequest, signal: AbortSignal): Promise<void> {
		const either = AbortSignal.any([this.#wake.signal, signal]);
		if (either.aborted || !this.matches(request)) return;
		this.#requests.push(request);
		this.#arrive();
		await once(either, 'abort');
	}
}
