import { sleep } from 'n8n-workflow';

/**
 * Lets one request leave before the next is made. n8n opens a connection for each, which takes a turn
 * of Node's event loop: requests made in a heap leave in a heap and are answered in a heap, and while
 * the heap is worked off, fewer are under way than may be.
 */
export class StaggeredStart {
	#before: Promise<unknown> = Promise.resolve();

	/** Waits until the request before has left. */
	async turn(): Promise<void> {
		const before = this.#before;
		// Not a wait that decides anything: tests that shorten the waits leave it alone.
		this.#before = before.then(async () => {
			await sleep(0);
		});
		await before;
	}
}
