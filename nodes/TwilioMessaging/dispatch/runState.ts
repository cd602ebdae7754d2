import type { TwilioFailure } from '../../twilio/api/failure';
import type { Outage } from './outage';
import { outageFailure } from './outage';
import type { Waiting } from './waiting';

/** What a request has to do with the rest of the run. */
export interface Guard {
	/** Asked before every attempt; when it says no, nothing is asked any more. */
	mayStart(): boolean;
	/** Told of a refusal before another request takes this one's place. */
	onRefusal(failure: TwilioFailure): void;
	/** Whether it has become known meanwhile what comes of it: then nothing is asked. */
	isKnown?(): Promise<boolean>;
	/** Whether an attempt has to wait for something, and until when. */
	readonly hold?: { readonly isHeld: boolean; released(): Promise<void> };
}

const ignore = () => undefined;

/** Codes with which Twilio refuses whatever is asked (https://www.twilio.com/docs/api/errors). */
const refusesCredential: ReadonlySet<number> = new Set([20003, 20005, 90010]);

/** Whether a run goes on: it stops when it is cancelled, and, if told so, once a call has failed. */
export class RunState {
	#hasFailed = false;
	#halted: TwilioFailure | undefined;

	/** For what the run begins. */
	readonly starting: Guard = {
		mayStart: () => this.mayStart,
		onRefusal: (failure) => {
			this.#noteRefusal(failure);
		},
	};

	/** For what creates a message. */
	readonly creating: Guard;

	/** For what an earlier try may have done: a refusal may say no more than that. */
	readonly repeating: Guard = { mayStart: () => this.mayStart, onRefusal: ignore };

	/** For what is changed in part already: half a change helps nobody. */
	readonly finishing: Guard = {
		mayStart: () => !this.waiting.isCancelled,
		onRefusal: (failure) => {
			this.#noteRefusal(failure);
		},
	};

	/** For what follows a request, such as looking for its message: it keeps nothing else from starting. */
	readonly following: Guard = { mayStart: () => !this.waiting.isCancelled, onRefusal: ignore };

	/** For the one question that tells a failure from a success, even when the run is cancelled. */
	readonly confirming: Guard = { mayStart: () => true, onRefusal: ignore };

	/** @param stopOnFailure start nothing new once a call has failed; what is in flight is awaited */
	constructor(
		private readonly waiting: Waiting,
		private readonly outage: Outage,
		private readonly stopOnFailure: boolean,
	) {
		this.creating = { ...this.starting, hold: outage };
	}

	/** Whether anything new may start. */
	get mayStart(): boolean {
		const isStopped = this.waiting.isCancelled || this.halted !== undefined;
		return !isStopped && !(this.#hasFailed && this.stopOnFailure);
	}

	/** Why nothing new may start although nobody stopped the run: this is what the rest fails with. */
	get halted(): TwilioFailure | undefined {
		// Late answers may end the outage; what was left out because of it stays left out.
		if (this.outage.isOver) this.#halted ??= outageFailure;
		return this.#halted;
	}

	noteFailure(): void {
		this.#hasFailed = true;
	}

	#noteRefusal(failure: TwilioFailure): void {
		this.noteFailure();
		if (failure.code === undefined || !refusesCredential.has(failure.code)) return;
		this.#halted ??= {
			outcome: 'notSent',
			meaning: `Twilio refused the credential for an item before: ${failure.meaning}`,
			advice: failure.advice,
			repeat: 'afterChange',
		};
	}
}
