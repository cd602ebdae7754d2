import { createRequire } from 'node:module';
import { resolve } from 'node:path';

interface Time {
	scale: number;
}

function isTime(value: unknown): value is Time {
	return (
		typeof value === 'object' &&
		value !== null &&
		'scale' in value &&
		typeof value.scale === 'number'
	);
}

/**
 * Shortens dispatch's waits: what it decides stays the same.
 *
 * @param directory the built package whose waits are meant
 */
export function scaleTime(directory: string, scale: number): void {
	const path = resolve(directory, 'dist/nodes/TwilioMessaging/dispatch/waiting.js');
	const module: unknown = createRequire(__filename)(path);
	const time = typeof module === 'object' && module !== null && 'time' in module && module.time;
	if (!isTime(time)) throw new Error(`${path} has no time to scale`);
	time.scale = scale;
}
