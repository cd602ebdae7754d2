import { NodeOperationError, type INode, type NodeApiError } from 'n8n-workflow';
import { apiError, notCancelled, twilioErrorOf } from '../../connection/apiError';
import { operationError } from '../../connection/operationError';
import type { TwilioFailure } from '../../twilio/api/failure';
import type { Call } from '../call';
import { InvalidValue } from '../../twilio/values/problem';

/** An error that n8n can show, and its facts as data for the steps after it. */
export interface ItemError {
	/** The same for items that failed for the same reason. */
	readonly reason: string;
	readonly error: NodeApiError | NodeOperationError;
	readonly details: Readonly<Record<string, string | number>>;
	/** Whom the message was for; undefined where there is none, or nobody can tell. */
	readonly to?: string | undefined;
}

const lookFirst =
	'If the execution failed, retry it: it looks again before it sends. Otherwise look in Twilio’s log (Console > Monitor > Logs > Messaging) before you send it again.';

const whatLookingGave = {
	foundNothing: 'Twilio’s list does not show it so far.',
	unclear:
		'Twilio’s list shows one that may be this one or an older one: look in Twilio’s log (Console > Monitor > Logs > Messaging) whether the person has it.',
	failed: 'Twilio’s list could not be checked for it.',
};

const questionIsOver =
	'Whoever got the question cannot answer it any more: to retry the execution asks again, with a new link.';

/** The error of an item that Twilio did not carry out, or of which nobody knows. */
export function errorOfFailure(
	node: INode,
	call: Call,
	failure: TwilioFailure,
	itemIndex: number,
): ItemError {
	const { outcome, lookUp } = failure;
	const subject = outcome === 'unknown' ? call.whenUnknown : call.whenFailed;
	const isQuestion = (call.creates?.identity.question ?? '') !== '';
	const sentences = [
		call.whatWentBefore,
		lookUp && whatLookingGave[lookUp],
		lookUp && (isQuestion ? questionIsOver : lookUp === 'unclear' ? '' : lookFirst),
		failure.advice,
	];
	const advice = sentences.filter(Boolean).join(' ');
	return {
		error: apiError(node, failure, { subject, advice, itemIndex }),
		reason: failure.meaning,
		details: { outcome, ...twilioErrorOf(failure), advice },
		to: call.creates?.identity.to,
	};
}

/** The same for what went wrong while an item's fields were read: nothing was sent for it. */
export function errorOfReading(node: INode, problem: unknown, itemIndex: number): ItemError {
	if (problem instanceof InvalidValue) return errorOfInvalidValue(node, problem, itemIndex);
	// An expression that fails: n8n's own words say which and why.
	const cause = errorFrom(problem);
	const message = `A field could not be read: ${cause.message} [item ${itemIndex}]`;
	const description = 'Check the expressions in the fields of this node for this item.';
	const error = new NodeOperationError(node, cause, { message, description, itemIndex });
	error.message = notCancelled(error.message);
	return { error, reason: cause.message, details: { outcome: 'notSent', advice: description } };
}

/** The same for what keeps the whole run from beginning, such as a credential that cannot be right. */
export function errorOfRun(node: INode, problem: unknown): ItemError {
	if (problem instanceof InvalidValue) {
		// The options of a run are read from the first item.
		return errorOfInvalidValue(node, problem, problem.field === undefined ? undefined : 0);
	}
	const cause = errorFrom(problem);
	const error =
		cause instanceof NodeOperationError ? cause : new NodeOperationError(node, cause.message);
	return { error, reason: cause.message, details: { outcome: 'notSent' } };
}

function errorOfInvalidValue(
	node: INode,
	invalid: InvalidValue,
	itemIndex: number | undefined,
): ItemError {
	const { message, field, advice } = invalid;
	return {
		error: operationError(node, invalid, itemIndex),
		reason: message,
		details: { outcome: 'notSent', ...(field !== undefined && { field }), advice },
	};
}

function errorFrom(problem: unknown): Error {
	return problem instanceof Error ? problem : new Error(String(problem));
}
