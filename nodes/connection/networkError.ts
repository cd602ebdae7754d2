import { failureFromBrokenConnection, type BrokenConnection } from '../twilio/api/brokenConnection';
import type { TwilioFailure } from '../twilio/api/failure';

/** The failure of a request to Twilio that got no answer. */
export function networkError(error: unknown): TwilioFailure {
	return failureFromBrokenConnection(brokenConnectionOf(error));
}

/**
 * n8n wraps what Node says in errors of its own. Only Node's code is taken from them: the rest holds
 * the request with its Authorization header.
 */
export function brokenConnectionOf(error: unknown): BrokenConnection {
	return findCode(error, 0);
}

const deepestCause = 5;

/** Outer errors repeat the code without saying what the connection was at: the innermost code counts. */
function findCode(error: unknown, depth: number): BrokenConnection {
	if (typeof error !== 'object' || error === null || depth > deepestCause) return {};
	const causes: unknown[] = [
		'cause' in error && error.cause,
		'errorResponse' in error && error.errorResponse,
		// One for each address of the host.
		...listIn('errors' in error && error.errors),
	];
	const inner = causes.map((cause) => findCode(cause, depth + 1)).find((found) => found.code);
	if (inner) return inner;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	const syscall =
		'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
	return {
		...(code !== undefined && { code }),
		...(syscall !== undefined && { syscall }),
	};
}

function listIn(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
