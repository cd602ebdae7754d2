import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** What dispatch goes by, as in `dispatch/time.ts`. */
export interface Time {
	scale: number;
	now: () => number;
	elapsed: () => number;
}

function isTime(value: unknown): value is Time {
	return typeof value === 'object' && value !== null && 'scale' in value && 'now' in value;
}

/** The time that a built package goes by; a test may change it. */
export function timeOf(directory: string): Time {
	const path = resolve(directory, 'dist/nodes/TwilioMessaging/dispatch/time.js');
	const module: unknown = createRequire(__filename)(path);
	const time = typeof module === 'object' && module !== null && 'time' in module && module.time;
	if (!isTime(time)) throw new Error(`${path} has no time`);
	return time;
}

let passed = 0;

/** Lets time pass for what a process remembers; Twilio's time stays. */
export function letTimePass(directory: string, milliseconds: number): void {
	passed += milliseconds;
	timeOf(directory).elapsed = () => performance.now() + passed;
}

/**
 * Shortens dispatch's waits: what it decides stays the same.
 *
 * @param directory the built package whose waits are meant
 */
export function scaleTime(directory: string, scale: number): void {
	timeOf(directory).scale = scale;
}
