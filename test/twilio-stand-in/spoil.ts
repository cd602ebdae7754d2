import type { FastifyReply } from 'fastify';
import type { Answer } from './answer';
import { TwilioRefusal } from './errors';
import type { Fault } from './fault';
import { pause } from './interruption';

const proxyPage = '<!DOCTYPE html><html><body><h1>Bad Gateway</h1></body></html>';
const errorCodes = { 429: 20429, 500: 20500, 503: 20503 } as const;

/** Turns the answer into what the fault makes of it; undefined when the connection is gone. */
export async function spoil(
	fault: Exclude<Fault, { kind: 'late' }>,
	answer: Answer,
	reply: FastifyReply,
	signal: AbortSignal,
): Promise<Answer | undefined> {
	const text = JSON.stringify(answer.body ?? {});
	switch (fault.kind) {
		case 'error':
			return busy(errorCodes[fault.status], fault.retryAfterSeconds);
		case 'refusal':
			return new TwilioRefusal(fault.code).answer;
		case 'html':
			return { status: fault.status, body: proxyPage, headers: { 'Content-Type': 'text/html' } };
		case 'truncated':
			return { status: answer.status, body: firstHalf(text) };
		case 'empty':
			return { status: answer.status, body: '' };
		case 'cut':
			cut(reply);
			return undefined;
		case 'cutMidAnswer':
			await sendHalf(reply, answer.status, text);
			cut(reply);
			return undefined;
		case 'hang':
			await pause(fault.milliseconds, signal);
			cut(reply);
			return undefined;
	}
}

/** The answer to one request too many, and to a request that met trouble inside Twilio. */
export function busy(code: 20429 | 20500 | 20503, retryAfterSeconds: number | undefined): Answer {
	const { answer } = new TwilioRefusal(code);
	if (retryAfterSeconds === undefined) return answer;
	return { ...answer, headers: { 'Retry-After': String(retryAfterSeconds) } };
}

function firstHalf(text: string): string {
	return text.slice(0, Math.floor(text.length / 2));
}

async function sendHalf(reply: FastifyReply, status: number, text: string): Promise<void> {
	reply.raw.writeHead(status, {
		'Content-Type': 'application/json',
		'Content-Length': Buffer.byteLength(text),
	});
	// The half must be on its way before the connection goes.
	await new Promise<void>((resolve) => {
		reply.raw.write(firstHalf(text), () => {
			resolve();
		});
	});
}

/** Ends the connection without an answer. */
export function cut(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.destroy();
}
