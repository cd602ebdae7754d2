import { sleep } from 'n8n-workflow';
import { time } from './time';

/** A sleep cannot be ended: a cancelled run leaves none behind that is longer than this, in milliseconds. */
const longestSleep = 1000;

/** Waits, but no longer than until the run is cancelled. */
export class Waiting {
	/** Ends each wait that is in flight. */
	readonly #endings = new Set<() => void>();

	constructor(private readonly signal: AbortSignal | undefined) {
		signal?.addEventListener('abort', this.#endAll);
	}

	get isCancelled(): boolean {
		return this.signal?.aborted ?? false;
	}

	/** @param milliseconds at the scale of 1 */
	async wait(milliseconds: number): Promise<void> {
		let left = milliseconds * time.scale;
		while (left > 0 && !this.isCancelled) {
			const slice = Math.min(left, longestSleep);
			await this.#sleep(slice);
			left -= slice;
		}
	}

	/** The run has ended: the signal may live longer. */
	close(): void {
		this.signal?.removeEventListener('abort', this.#endAll);
	}

	readonly #endAll = (): void => {
		for (const end of this.#endings) end();
	};

	/** A promise that lives as long as the run would keep something of every wait. */
	async #sleep(milliseconds: number): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#endings.add(resolve);
			void sleep(milliseconds).then(() => {
				this.#endings.delete(resolve);
				resolve();
			});
		});
	}
}
