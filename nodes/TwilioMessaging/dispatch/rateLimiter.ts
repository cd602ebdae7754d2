import { time } from './time';
import type { Waiting } from './waiting';

/** Spaces the sends of each sender, so that no more than so many leave in a second. */
export class RateLimiter {
	/**
	 * @param perSecond undefined for no pace at all
	 * @param nextTurns when each sender may send next, by `time.elapsed()`; it may outlast the limiter
	 */
	constructor(
		private readonly perSecond: number | undefined,
		private readonly waiting: Waiting,
		private readonly nextTurns = new Map<string, number>(),
	) {}

	/** Whether there is anything to wait for. */
	get isLimited(): boolean {
		return this.perSecond !== undefined;
	}

	/** Waits for the sender's next turn and takes it, among others that may do the same. */
	async take(sender: string): Promise<void> {
		for (;;) {
			const wait = this.#untilTurn(sender);
			if (wait <= 0 || this.waiting.isCancelled) break;
			await this.waiting.wait(wait);
		}
		this.begin(sender);
	}

	/** Waits for the sender's next turn. */
	async turn(sender: string): Promise<void> {
		await this.waiting.wait(this.#untilTurn(sender));
	}

	/** Takes the sender's turn: the next one is counted from here, so that no turns pile up. */
	begin(sender: string): void {
		if (this.perSecond === undefined) return;
		const interval = 1000 / this.perSecond;
		const now = time.elapsed();
		const due = this.nextTurns.get(sender) ?? now;
		// A little late is made up for, a standstill is not.
		this.nextTurns.set(sender, (now - due < interval ? due : now) + interval);
	}

	/** In milliseconds. */
	#untilTurn(sender: string): number {
		const now = time.elapsed();
		return (this.nextTurns.get(sender) ?? now) - now;
	}
}
