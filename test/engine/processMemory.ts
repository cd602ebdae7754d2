import { createRequire } from 'node:module';
import { resolve } from 'node:path';

interface Clearable {
	clear(): void;
}

function isClearable(value: unknown): value is Clearable {
	return typeof value === 'object' && value !== null && 'clear' in value;
}

/** Forgets what the trigger of a built package knows of its registrations: n8n's process has ended. */
export function endProcess(directory: string): void {
	const path = resolve(
		directory,
		'dist/nodes/TwilioMessagingTrigger/registration/processMemory.js',
	);
	const module: unknown = createRequire(__filename)(path);
	const memory =
		typeof module === 'object' && module !== null && 'processMemory' in module
			? module.processMemory
			: undefined;
	const parts = typeof memory === 'object' && memory !== null ? Object.values(memory) : [];
	if (parts.length === 0 || !parts.every(isClearable)) throw new Error(`${path} has no memory`);
	for (const part of parts) part.clear();
}
