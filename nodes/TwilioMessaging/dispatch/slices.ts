import { sleep } from 'n8n-workflow';

/** How long other work of the process may have to wait, in milliseconds. */
const longestSlice = 30;

/** Cuts long work into slices, between which the process does what else there is to do. */
export class Slices {
	#begun = performance.now();

	/** Goes on at once, or once others had their turn. */
	async next(): Promise<void> {
		if (performance.now() - this.#begun < longestSlice) return;
		await sleep(0);
		this.#begun = performance.now();
	}
}
