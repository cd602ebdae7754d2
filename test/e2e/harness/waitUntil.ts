import { setTimeout as pause } from 'node:timers/promises';

const mostMilliseconds = 60_000;

/** Waits until something is so; it is looked at a hundred times a second. */
export async function waitUntil(what: string, isSo: () => boolean): Promise<void> {
	const latest = Date.now() + mostMilliseconds;
	while (!isSo()) {
		if (Date.now() > latest) throw new Error(`It never came to this: ${what}`);
		await pause(10);
	}
}
