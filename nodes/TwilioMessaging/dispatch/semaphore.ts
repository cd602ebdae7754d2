/** A task that has begun. */
export interface Started<Result> {
	/** How it ends. */
	readonly ended: Promise<Result>;
}

/** Lets only so many tasks run at once; the others wait in the order in which they came. */
export class Semaphore {
	#limit: number;
	#running = 0;
	readonly #waiting: Array<() => void> = [];

	/** @param limit how many tasks may run at once */
	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Those that run already are not stopped when it becomes lower. */
	set limit(limit: number) {
		this.#limit = limit;
		this.#letIn();
	}

	/** Runs a task when there is room, to its end. */
	async run<Result>(task: () => Promise<Result>): Promise<Result> {
		return await (
			await this.start(task)
		).ended;
	}

	/** Waits until there is room and the task has begun. */
	async start<Result>(task: () => Promise<Result>): Promise<Started<Result>> {
		return await new Promise((resolve) => {
			this.#waiting.push(() => {
				resolve({ ended: this.#toItsEnd(task) });
			});
			this.#letIn();
		});
	}

	async #toItsEnd<Result>(task: () => Promise<Result>): Promise<Result> {
		try {
			return await task();
		} finally {
			this.#running -= 1;
			this.#letIn();
		}
	}

	#letIn(): void {
		while (this.#running < this.#limit) {
			const begin = this.#waiting.shift();
			if (!begin) return;
			this.#running += 1;
			begin();
		}
	}
}
