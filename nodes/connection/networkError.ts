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
	if (code === undefined) return toldByOldN8n(error);
	const syscall =
		'syscall' in error && typeof error.syscall === 'string' ? error.syscall : undefined;
	return {
		code,
		...(syscall !== undefined && { syscall }),
	};
}

const codeOfNode = /^[A-Z][A-Z\d]*(_[A-Z\d]+)*$/;

/** Before n8n 2.34, of Node's error there is no more than its code, as `httpCode`, and its words. */
function toldByOldN8n(error: object): BrokenConnection {
	const code = 'httpCode' in error && error.httpCode;
	if (typeof code !== 'string' || !codeOfNode.test(code)) return {};
	const words = listIn('messages' in error && error.messages);
	// Node's words begin so: connect ECONNREFUSED, read ECONNRESET.
	const syscall = words.map((each) => beginning(each, ` ${code}`)).find(Boolean);
	return { code, ...(syscall !== undefined && { syscall }) };
}

function beginning(words: unknown, end: string): string | undefined {
	if (typeof words !== 'string') return undefined;
	const [first] = words.split(end, 1);
	return first === words ? undefined : first;
}

function listIn(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
