import { setTimeout as pause } from 'node:timers/promises';
import type { StandInControl } from './control';

const interval = 100;

/** Sends status callbacks as they come due, until it is told to stop. */
export async function reportStatuses(control: StandInControl, stop: AbortSignal): Promise<void> {
	while (!stop.aborted) {
		await control.sendStatusCallbacks();
		await pause(interval, undefined, { signal: stop }).catch(() => undefined);
	}
}
