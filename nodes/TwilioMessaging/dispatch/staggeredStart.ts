import { sleep } from 'n8n-workflow';

/** Of those who wait, this part starts at once: a timer for each is too slow where hundreds are in flight. */
const startedAtOnce = 8;

/**
 * Lets requests leave a few at a time. n8n opens a connection for each, which takes a turn of Node's
 * event loop: requests made in a heap leave in a heap and are answered in a heap, and while the heap is
 * worked off, fewer are in flight than may be.
 */
export class StaggeredStart {
	#waiting: Array<() => void> = [];

	/** Waits until those before have left. */
	async turn(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.#waiting.push(resolve);
			if (this.#waiting.length === 1) void this.#letGo();
		});
	}

	async #letGo(): Promise<void> {
		while (this.#waiting.length > 0) {
			const count = Math.ceil(this.#waiting.length / startedAtOnce);
			for (const start of this.#waiting.slice(0, count)) start();
			// Not a wait that decides anything: tests that shorten the waits leave it alone.
			await sleep(0);
			this.#waiting = this.#waiting.slice(count);
		}
	}
}
