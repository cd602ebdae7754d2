import type { Waiting } from './waiting';

/** Spaces the sends of each sender, so that no more than so many leave in a second. */
export class RateLimiter {
	readonly #nextTurn = new Map<string, number>();

	/** @param perSecond undefined for no pace at all */
	constructor(
		private readonly perSecond: number | undefined,
		private readonly waiting: Waiting,
	) {}

	/** Waits for the sender's next turn. */
	async turn(sender: string): Promise<void> {
		const now = Date.now();
		await this.waiting.wait((this.#nextTurn.get(sender) ?? now) - now);
	}

	/** Takes the sender's turn: the next one is counted from here, so that no turns pile up. */
	begin(sender: string): void {
		if (this.perSecond === undefined) return;
		const interval = 1000 / this.perSecond;
		const now = Date.now();
		const due = this.#nextTurn.get(sender) ?? now;
		// A little late is made up for, a standstill is not.
		this.#nextTurn.set(sender, (now - due < interval ? due : now) + interval);
	}
}
