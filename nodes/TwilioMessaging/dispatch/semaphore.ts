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
	run<Result>(task: () => Promise<Result>): Promise<Result> {
		if (this.#running < this.#limit) return this.#begin(task);
		return new Promise((resolve) => {
			this.#waiting.push(() => {
				resolve(this.#begin(task));
			});
		});
	}

	/** Waits until there is room and the task has begun. */
	start<Result>(task: () => Promise<Result>): Promise<Started<Result>> {
		return new Promise((resolve) => {
			const begin = () => {
				resolve({ ended: this.#begin(task) });
			};
			if (this.#running < this.#limit) begin();
			else this.#waiting.push(begin);
		});
	}

	async #begin<Result>(task: () => Promise<Result>): Promise<Result> {
		this.#running += 1;
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
			begin();
		}
	}
}
