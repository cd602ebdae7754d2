import { NodeApiError, type INode } from 'n8n-workflow';
import type { TwilioFailure } from '../twilio/api/failure';

/** How a failure is told to a person. */
export interface FailureWords {
	/** Begins the sentence, e.g. "The message to +1… was not sent". */
	readonly subject: string;
	/** What to do about it; the failure's own advice unless told otherwise. */
	readonly advice?: string;
	/** Of the item that failed, if it was one. */
	readonly itemIndex?: number;
}

/** n8n takes an execution for one that a person cancelled when it finds that word, spelled so, in an error. */
export function notCancelled(message: string): string {
	return message.replaceAll('canceled', 'cancelled');
}

/** What Twilio itself said, by the names that its API uses. */
export function twilioErrorOf({ code, twilioMessage, moreInfo, status }: TwilioFailure) {
	return {
		...(code !== undefined && { code }),
		...(twilioMessage !== undefined && { message: twilioMessage }),
		...(moreInfo !== undefined && { more_info: moreInfo }),
		...(status !== undefined && { status }),
	};
}

/** A quotation's own full stop would stand beside that of the sentence. */
function withoutStop(words: string): string {
	return words.trim().replace(/\.$/, '');
}

/** Turns a failure of Twilio's into the error that n8n shows; the lists have pickerError.ts. */
export function apiError(
	node: INode,
	failure: TwilioFailure,
	{ subject, advice = failure.advice, itemIndex }: FailureWords,
): NodeApiError {
	const { meaning, code, status, twilioMessage, moreInfo } = failure;
	const codeText = code === undefined ? '' : ` Twilio error ${code}.`;
	const item = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	const message = `${subject}: ${meaning}${codeText}${item}`;
	const page = moreInfo === undefined ? '' : ` (${moreInfo})`;
	const quoted =
		twilioMessage === undefined ? '' : ` Twilio says: “${withoutStop(twilioMessage)}”${page}.`;
	const error = new NodeApiError(node, twilioErrorOf(failure), {
		message,
		description: `${advice}${quoted}`,
		...(itemIndex !== undefined && { itemIndex }),
		...(status !== undefined && { httpCode: String(status) }),
	});
	// n8n replaces a message in which it finds the name of a network error; ours says more.
	error.message = notCancelled(message);
	return error;
}
