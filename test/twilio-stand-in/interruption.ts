import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** Stops whatever is in flight, when the stand-in closes or starts afresh. */
export class Interruption {
	#controller = newController();

	/** Belongs to the requests that begin now: take it once, and keep to it. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	interrupt(): void {
		this.#controller.abort();
		this.#controller = newController();
	}
}

/** Waits in real time; false when interrupted, and nothing should happen any more. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
	if (milliseconds <= 0) return !signal.aborted;
	try {
		await wait(milliseconds, undefined, { signal });
		return true;
	} catch {
		return false;
	}
}

function newController(): AbortController {
	const controller = new AbortController();
	// Every request that waits listens to it.
	setMaxListeners(0, controller.signal);
	return controller;
}
