import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { ControlError, type StandInControl } from './control';
import { endpoints } from './endpoints';
import * as inputs from './inputs';
import { sentenceOf } from './sentence';

type Run = (control: StandInControl, input: unknown) => Promise<unknown>;

/** A function of the control, behind the check of what it is given. */
function taking<T>(
	input: inputs.Input<T>,
	run: (control: StandInControl, input: T) => Promise<unknown>,
): Run {
	return async (control, given) => await run(control, input.parse(given));
}

const runs: Readonly<Record<keyof StandInControl, Run>> = {
	state: taking(inputs.nothing, (control) => control.state()),
	messages: taking(inputs.messageFilter, (control, filter) => control.messages(filter)),
	requests: taking(inputs.requestPattern, (control, pattern) => control.requests(pattern)),
	receive: taking(inputs.incoming, (control, incoming) => control.receive(incoming)),
	sendStatusCallbacks: taking(inputs.callbackOptions, (control, options) =>
		control.sendStatusCallbacks(options),
	),
	set: taking(inputs.settingChanges, (control, changes) => control.set(changes)),
	addFault: taking(inputs.faultRule, (control, rule) => control.addFault(rule)),
	faults: taking(inputs.nothing, (control) => control.faults()),
	clearFaults: taking(inputs.nothing, (control) => control.clearFaults()),
	now: taking(inputs.nothing, async (control) => ({ now: await control.now() })),
	advanceClock: taking(inputs.advance, async (control, { milliseconds }) => ({
		now: await control.advanceClock(milliseconds),
	})),
	setOutcome: taking(inputs.recipientOutcome, (control, outcome) => control.setOutcome(outcome)),
	refuse: taking(inputs.refusal, (control, refusal) => control.refuse(refusal)),
	optOut: taking(inputs.optOut, (control, optOut) => control.optOut(optOut)),
	optIn: taking(inputs.optOut, (control, optOut) => control.optIn(optOut)),
	reset: taking(inputs.nothing, (control) => control.reset()),
};

const names = Object.keys(runs).filter((name): name is keyof StandInControl => name in endpoints);

/** Answers for the control over HTTP; everything is JSON, also what is wrong. */
export function addControl(server: FastifyInstance, control: StandInControl): void {
	// Laid out for people: most of it is read in a terminal.
	server.setReplySerializer((answer) => `${JSON.stringify(answer, null, 2)}\n`);
	for (const name of names) {
		const { method, path } = endpoints[name];
		server.route({
			method,
			url: path,
			exposeHeadRoute: false,
			handler: async (request, reply) => {
				const result = await runs[name](control, inputOf(request));
				return result === undefined ? reply.code(204).send() : reply.send(result);
			},
		});
	}
	server.setErrorHandler((error, _request, reply) => {
		const wrong = error instanceof ZodError ? sentenceOf(error) : String(error);
		const known = error instanceof ZodError || error instanceof ControlError;
		return reply
			.code(known ? 400 : 500)
			.send({ error: error instanceof ControlError ? error.message : wrong });
	});
	server.setNotFoundHandler((request, reply) =>
		reply.code(404).send({ error: `There is no ${request.method} ${request.url}.` }),
	);
}

/** A body may come with any content type: curl calls it a form unless told otherwise. */
function inputOf({ method, query, body }: FastifyRequest): unknown {
	if (method === 'GET') return query;
	if (typeof body !== 'string' || body === '') return {};
	try {
		return JSON.parse(body);
	} catch (error) {
		throw new ControlError(`The body is not JSON: ${String(error)}`);
	}
}
