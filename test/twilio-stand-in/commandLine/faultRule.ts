import * as inputs from '../control/inputs';
import type { FaultRule } from '../faults';
import { problemIn, UsageError } from './usageError';

const faultForm = /^(\w+)(?:-(before|after))?(?:-(\d+))?(?:\*(\d+|always))?(?:@([\d.]+))?$/;
const kinds =
	'429, 500, 503, html, truncated, empty, cut, cutMidAnswer, hang, late, or an error code such as 21610';

/**
 * Reads a fault as it stands on the command line: `REQUEST:FAULT[-MOMENT][-NUMBER][*TIMES][@PROBABILITY]`,
 * such as `create:cut-after`, `list:503*3`, `create=+14155552671:hang-after-5000` and
 * `GET /v1/Services*:500*always@0.1`.
 *
 * @throws UsageError
 */
export function readFaultRule(given: string): FaultRule {
	// The last colon: addresses such as whatsapp:+14155552671 have one too.
	const colon = given.lastIndexOf(':');
	const [, kind, moment, number, times, probability] = faultForm.exec(given.slice(colon + 1)) ?? [];
	if (colon < 1 || kind === undefined)
		throw new UsageError(`"${given}" is not REQUEST:FAULT, such as create:cut-after`);
	const rule = inputs.faultRule.safeParse({
		...readRequest(given.slice(0, colon)),
		fault: readKind(kind, moment, number),
		times: times === undefined || times === 'always' ? times : Number(times),
		probability: probability === undefined ? undefined : Number(probability),
	});
	if (!rule.success) throw new UsageError(`"${given}": ${problemIn(rule.error)}`);
	return rule.data;
}

function readRequest(text: string): object {
	const [, method, path] = /^(?:([A-Z]+) )?(\/.*)$/.exec(text) ?? [];
	if (path !== undefined) return { method, path };
	const [request, to] = text.split('=');
	return { request, to };
}

/** The number says what it can only say of this kind. */
function readKind(kind: string, moment: string | undefined, number: string | undefined): object {
	const given = number === undefined ? undefined : Number(number);
	switch (kind) {
		case '429':
		case '500':
		case '503':
			return { kind: 'error', status: Number(kind), moment, retryAfterSeconds: given };
		case 'html':
			return { kind, moment, status: given ?? 502 };
		case 'hang':
			return { kind, moment, milliseconds: given ?? 60_000 };
		case 'late':
			if (moment !== undefined) throw new UsageError('The fault late takes no moment');
			return { kind, milliseconds: given ?? 60_000 };
		case 'truncated':
		case 'empty':
		case 'cut':
		case 'cutMidAnswer':
			if (given === undefined) return { kind, moment };
			throw new UsageError(`The fault ${kind} takes no number`);
		default:
			if (!/^\d{5}$/.test(kind)) throw new UsageError(`There is no fault "${kind}": take ${kinds}`);
			if (moment !== undefined || number !== undefined)
				throw new UsageError(`The error code ${kind} takes no moment and no number`);
			return { kind: 'refusal', code: Number(kind) };
	}
}
