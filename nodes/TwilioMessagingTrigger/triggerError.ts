import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { InvalidCredential } from '../account';
import type { TwilioFailure } from '../twilio/failure';

/** Something that a person has to change before the trigger can work. */
export class TriggerProblem extends Error {
	override readonly name = 'TriggerProblem';

	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
	}
}

/**
 * An error that n8n can show for a request of the trigger's own.
 *
 * @param what begins the sentence, e.g. "The webhook of PN… could not be set"
 */
export function errorOfRequest(node: INode, what: string, failure: TwilioFailure): NodeApiError {
	const { code, status, meaning, advice, twilioMessage, moreInfo } = failure;
	const codeText = code === undefined ? '' : ` Twilio error ${code}.`;
	const message = `${what}: ${meaning}${codeText}`;
	const page = moreInfo === undefined ? '' : ` (${moreInfo})`;
	const quoted = twilioMessage === undefined ? '' : ` Twilio says: “${twilioMessage}”${page}.`;
	const twilioError = {
		...(code !== undefined && { code }),
		...(status !== undefined && { status }),
	};
	const error = new NodeApiError(node, twilioError, {
		message,
		description: `${advice}${quoted}`,
		...(status !== undefined && { httpCode: String(status) }),
	});
	// n8n replaces a message in which it finds the name of a network error; ours says more.
	error.message = message;
	return error;
}

/** Turns what a person has to mend into an error that n8n can show; any other error stays as it is. */
export function errorOfProblem(node: INode, problem: unknown): unknown {
	if (!(problem instanceof TriggerProblem) && !(problem instanceof InvalidCredential))
		return problem;
	return new NodeOperationError(node, problem.message, { description: problem.advice });
}
