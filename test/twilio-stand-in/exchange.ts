import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './answer';
import { TwilioRefusal } from './errors';
import type { Fault } from './fault';
import type { Faults } from './faults';
import { Form } from './form';
import { pause, type Interruption } from './interruption';
import type { RecordedRequest, Recorder } from './recorder';
import { busy, cut, spoil } from './spoil';
import type { World } from './world';

/** What every exchange goes through. */
export interface ExchangeParts {
	readonly recorder: Recorder;
	readonly faults: Faults;
	readonly interruption: Interruption;
	readonly world: Pick<World, 'clock' | 'hasDateHeader'>;
}

/** Carries a request out; a refusal is thrown. */
export type Handle = (request: RecordedRequest) => Answer;

/** One request from arrival to answer: noted, perhaps refused, delayed or spoiled, and carried out. */
export async function exchange(
	parts: ExchangeParts,
	request: FastifyRequest,
	reply: FastifyReply,
	handle: Handle,
): Promise<FastifyReply> {
	const { recorder, world } = parts;
	const { signal } = parts.interruption;
	const record = note(request);
	recorder.open(record);
	const concurrent = recorder.inFlight;
	reply.raw.once('close', () => {
		recorder.close(record);
	});
	const answer = await findAnswer(parts, record, reply, handle, signal).finally(() => {
		recorder.finish(record);
	});
	if (answer === undefined || signal.aborted) {
		reply.raw.destroy();
		return reply.hijack();
	}
	if (!reply.raw.destroyed) record.status = answer.status;
	recorder.close(record);
	setDate(reply, world);
	return send(reply, answer, concurrent, Date.now() - record.arrivedAt);
}

async function findAnswer(
	{ recorder, faults, world }: ExchangeParts,
	record: RecordedRequest,
	reply: FastifyReply,
	handle: Handle,
	signal: AbortSignal,
): Promise<Answer | undefined> {
	const limit = faults.concurrencyLimit;
	if (limit !== undefined && recorder.carriedOut >= limit.requests)
		return busy(20429, limit.retryAfterSeconds);
	recorder.carryOut(record);
	const fault = faults.strike(record);
	if (fault !== undefined) record.fault = fault;
	await faults.pass(record, signal);
	const start = performance.now();
	const latency = faults.latencyOf(record);
	if (!(await pause(latency / 2, signal))) return undefined;
	if (fault?.kind === 'late') {
		if (fault.hangs !== true) cut(reply);
		if (await pause(fault.milliseconds, signal)) carryOut(record, handle);
		return undefined;
	}
	const struckBefore = fault !== undefined && isBefore(fault);
	const answer = struckBefore ? nothingDone(record) : carryOut(record, handle);
	const left = latency - (performance.now() - start);
	if (!(await pause(left, signal))) return undefined;
	if (fault === undefined) return answer;
	setDate(reply, world);
	return await spoil(fault, answer, reply, signal);
}

function carryOut(record: RecordedRequest, handle: Handle): Answer {
	try {
		const answer = handle(record);
		if (answer.created !== undefined) record.createdSid = answer.created;
		return answer;
	} catch (error) {
		if (error instanceof TwilioRefusal) return error.answer;
		throw error;
	}
}

function isBefore(fault: Exclude<Fault, { kind: 'late' }>): boolean {
	return fault.kind === 'refusal' || fault.moment === 'before';
}

/** What a spoiled answer is made of when the request was never looked at. */
function nothingDone({ method }: RecordedRequest): Answer {
	return { status: method === 'POST' ? 201 : 200, body: { status: 'queued', body: 'never sent' } };
}

function note(request: FastifyRequest): RecordedRequest {
	const [path = '', query = ''] = splitOnce(request.url);
	const body = typeof request.body === 'string' ? request.body : '';
	const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
	return {
		method: request.method,
		path,
		query,
		body,
		form: isForm === true ? new Form(body).pairs : [],
		headers: request.headers,
		arrivedAt: Date.now(),
	};
}

function splitOnce(address: string): string[] {
	const mark = address.indexOf('?');
	return mark === -1 ? [address] : [address.slice(0, mark), address.slice(mark + 1)];
}

/** Node would write the real time. */
function setDate({ raw }: FastifyReply, { clock, hasDateHeader }: ExchangeParts['world']): void {
	raw.sendDate = false;
	if (hasDateHeader) raw.setHeader('Date', new Date(clock.now()).toUTCString());
}

function send(
	reply: FastifyReply,
	{ status, body, headers }: Answer,
	concurrent: number,
	duration: number,
): FastifyReply {
	void reply.code(status).headers({
		...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
		'Twilio-Request-Id': `RQ${randomBytes(16).toString('hex')}`,
		'Twilio-Concurrent-Requests': String(concurrent),
		'Twilio-Request-Duration': (duration / 1000).toFixed(3),
		...headers,
	});
	const text = typeof body === 'object' ? JSON.stringify(body) : body;
	// As bytes, or fastify would add a charset that Twilio does not send.
	return reply.send(text === undefined ? text : Buffer.from(text));
}
