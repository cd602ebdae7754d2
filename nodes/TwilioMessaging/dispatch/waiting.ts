import { sleep } from 'n8n-workflow';
import { time } from './time';

/** A sleep cannot be ended: a cancelled run leaves none behind that is longer than this, in milliseconds. */
const longestSleep = 1000;

/** Waits, but no longer than until the run is cancelled. */
export class Waiting {
	readonly #cancelled: Promise<void>;

	constructor(private readonly signal: AbortSignal | undefined) {
		this.#cancelled = new Promise((resolve) => {
			signal?.addEventListener('abort', () => {
				resolve();
			});
		});
	}

	get isCancelled(): boolean {
		return this.signal?.aborted ?? false;
	}

	/** @param milliseconds at the scale of 1 */
	async wait(milliseconds: number): Promise<void> {
		let left = milliseconds * time.scale;
		while (left > 0 && !this.isCancelled) {
			const slice = Math.min(left, longestSleep);
			await Promise.race([sleep(slice), this.#cancelled]);
			left -= slice;
		}
	}
}
