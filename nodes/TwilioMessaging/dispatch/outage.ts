import type { TwilioFailure } from '../../twilio/api/failure';

/** So many sends in a row of which nobody knows what became, and no more is risked. */
const mostUnknown = 10;

/** Why nothing is sent any more. */
export const outageFailure: TwilioFailure = {
	outcome: 'notSent',
	meaning: `Twilio’s answers to the last ${mostUnknown} messages are missing, so no more messages were started.`,
	advice:
		'Wait until status.twilio.com reports no fault and n8n can reach Twilio again. Then send the items with the outcome "notSent". Look for the "unknown" ones first, in Twilio’s log or by retrying the execution.',
	repeat: 'later',
};

/**
 * Notices that messages vanish one after another: then no new request is started until it is known whether
 * Twilio got them, so that a person has tens of them to look for, not thousands.
 */
export class Outage {
	/** Requests in a row whose answer is missing. */
	#lost = 0;
	/** Of those, how many are still being looked for. */
	#lookedFor = 0;
	/** Messages in a row that stayed unknown. */
	#unknown = 0;
	#waiting: Array<() => void> = [];

	/** Whether nothing is known of any outage. */
	get isQuiet(): boolean {
		return this.#lost === 0 && this.#unknown === 0;
	}

	/** Whether nothing is to be begun any more. */
	get isOver(): boolean {
		return this.#unknown >= mostUnknown;
	}

	/** Whether nothing is to be begun until it is known what became of what was lost. */
	get isHeld(): boolean {
		return !this.isOver && this.#lost >= mostUnknown && this.#lookedFor > 0;
	}

	/** Waits as long as nothing is to be begun. */
	async released(): Promise<void> {
		while (this.isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}

	/** Twilio answered, or a message that was lost was found. */
	noteAnswer(): void {
		this.#lost = 0;
		this.#unknown = 0;
		this.#release();
	}

	/** A request's answer is missing; its message is looked for from now on. */
	noteLost(): void {
		this.#lost += 1;
		this.#lookedFor += 1;
	}

	/** A lost message was looked for to the end. */
	noteLookedFor(isFound: boolean): void {
		this.#lookedFor -= 1;
		if (isFound) this.noteAnswer();
		else {
			this.#unknown += 1;
			this.#release();
		}
	}

	#release(): void {
		if (this.isHeld) return;
		const released = this.#waiting;
		this.#waiting = [];
		for (const resolve of released) resolve();
	}
}
