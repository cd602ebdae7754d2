import type { Waiting } from './waiting';

/** What a request has to do with the rest of the run. */
export interface Guard {
	/** Asked before every attempt; when it says no, nothing is asked any more. */
	mayStart(): boolean;
	/** Told of a refusal before another request takes this one's place. */
	onRefusal(): void;
}

const ignore = () => undefined;

/** Whether a run goes on: it stops when it is cancelled, and, if told so, once a call has failed. */
export class RunState {
	#hasFailed = false;

	/** For what the run begins. */
	readonly starting: Guard = {
		mayStart: () => this.mayStart,
		onRefusal: () => {
			this.noteFailure();
		},
	};

	/** For what is changed in part already: half a change helps nobody. */
	readonly finishing: Guard = {
		mayStart: () => !this.waiting.isCancelled,
		onRefusal: () => {
			this.noteFailure();
		},
	};

	/** For what follows a request, such as looking for its message: it keeps nothing else from starting. */
	readonly following: Guard = { mayStart: () => !this.waiting.isCancelled, onRefusal: ignore };

	/** For the one question that tells a failure from a success, even when the run is cancelled. */
	readonly confirming: Guard = { mayStart: () => true, onRefusal: ignore };

	/** @param stopOnFailure start nothing new once a call has failed; what is under way is awaited */
	constructor(
		private readonly waiting: Waiting,
		private readonly stopOnFailure: boolean,
	) {}

	/** Whether anything new may start. */
	get mayStart(): boolean {
		return !this.waiting.isCancelled && !(this.#hasFailed && this.stopOnFailure);
	}

	noteFailure(): void {
		this.#hasFailed = true;
	}
}
