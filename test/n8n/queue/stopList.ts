/** Something that runs until it is stopped. */
export interface Stoppable {
	stop(): Promise<void>;
}

/** What has been started, so that all of it is stopped whatever goes wrong. */
export class StopList {
	readonly #started: Array<Promise<Stoppable>> = [];

	/** Notes what is starting, and waits for it. */
	async add<Started extends Stoppable>(starting: Promise<Started>): Promise<Started> {
		this.#started.push(starting);
		return await starting;
	}

	/** Stops everything, what was started last first. What did not start has nothing to be stopped. */
	async stopAll(): Promise<void> {
		for (const starting of this.#started.splice(0).reverse()) {
			const started = await starting.catch(() => undefined);
			await started?.stop();
		}
	}
}
