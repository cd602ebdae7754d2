import type { RawAnswer } from '../twilio/api/failure';

/** Reads what n8n gives for a request that asked for the full response as text; status 0 when it is none. */
export function readRawAnswer(answer: unknown): RawAnswer {
	const record = asRecord(answer);
	const headers = asRecord(record.headers);
	return {
		status: typeof record.statusCode === 'number' ? record.statusCode : 0,
		// All that anybody asks for, in the case in which Node gives them.
		headers: { ...header(headers, 'date'), ...header(headers, 'retry-after') },
		text: typeof record.body === 'string' ? record.body : JSON.stringify(record.body ?? ''),
	};
}

function header(headers: Record<string, unknown>, name: 'date' | 'retry-after') {
	const value = headers[name];
	return typeof value === 'string' ? { [name]: value } : undefined;
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
