import type { Waiting } from './time';

/** Spaces the sends of each sender, so that no more than so many leave in a second. */
export class Pace {
	readonly #nextTurn = new Map<string, number>();

	/** @param perSecond undefined for no pace at all */
	constructor(
		private readonly perSecond: number | undefined,
		private readonly waiting: Waiting,
	) {}

	/** Waits for the sender's next turn. */
	async turn(sender: string): Promise<void> {
		if (this.perSecond === undefined) return;
		const now = Date.now();
		const turn = Math.max(now, this.#nextTurn.get(sender) ?? now);
		this.#nextTurn.set(sender, turn + 1000 / this.perSecond);
		await this.waiting.wait(turn - now);
	}
}
