import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { isJsonObject } from '../../twilio/api/json';
import { emptyTwiml, replyTwiml } from '../../twilio/webhook/twiml';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Twilio gives up after 15 seconds; in milliseconds. */
const latest = 13_000;

/**
 * Answers Twilio. Anything but TwiML, Twilio could send on to the person.
 *
 * @param twiml undefined when n8n has failed: Twilio notes that, and calls the fallback address if there is one
 */
export function answerTwilio(response: Response, twiml: string | undefined): void {
	if (response.headersSent) return;
	response.statusCode = twiml === undefined ? 500 : 200;
	response.setHeader('Content-Type', 'text/xml; charset=utf-8');
	response.end(twiml);
}

/** Turns somebody away who is not Twilio, and tells them nothing. */
export function turnAway(response: Response): void {
	response.statusCode = 403;
	response.end();
}

/**
 * Lets n8n answer when the workflow has ended, but in TwiML. When the workflow takes too long, Twilio
 * gets an empty answer in time.
 *
 * @param replyField the field of the last node's item that holds the reply
 * @returns what Twilio was answered; undefined when n8n could not take the message over
 */
export function answerWithResult(
	response: Response,
	replyField: string,
): Promise<string | undefined> {
	return answerInstead(response, (result) => {
		if (!isTakenOver(response, result)) return undefined;
		return response.statusCode >= 400 ? emptyTwiml : twimlOf(result, replyField);
	});
}

/**
 * Lets n8n answer when it has taken the message over, but in TwiML: whatever befalls n8n before that,
 * Twilio must not believe that the message has arrived. Where many executions wait for their turn, n8n
 * takes its time; then Twilio is answered before.
 *
 * @returns what Twilio was answered; undefined when n8n could not take the message over
 */
export function answerWhenStarted(response: Response, twiml: string): Promise<string | undefined> {
	return answerInstead(response, (result) => (isTakenOver(response, result) ? twiml : undefined));
}

/** n8n's answer when a workflow ended without anything to answer: it ran. */
const ranWithoutResult = /^No item to return/;

/**
 * Whether n8n has stored the execution: a workflow that fails is answered as an error too, but only what
 * keeps n8n from starting one comes with a code.
 */
function isTakenOver({ statusCode }: Response, result: unknown): boolean {
	if (statusCode < 400 || !isJsonObject(result) || !('code' in result)) return true;
	return typeof result.message === 'string' && ranWithoutResult.test(result.message);
}

/**
 * n8n itself knows JSON and plain text, and Twilio would send both on to the person.
 *
 * @param twimlFor the answer made from n8n's, or from undefined when n8n's does not come in time
 */
function answerInstead(
	response: Response,
	twimlFor: (result: unknown) => string | undefined,
): Promise<string | undefined> {
	return new Promise((resolve) => {
		const answer = (result: unknown): Response => {
			const twiml = response.headersSent ? emptyTwiml : twimlFor(result);
			answerTwilio(response, twiml);
			// Setting one after the answer is an error, which n8n would write into its log.
			response.setHeader = () => response;
			resolve(twiml);
			return response;
		};
		response.json = answer;
		response.send = answer;
		void sleep(latest).then(() => answer(undefined));
	});
}

/** The last node's first item as n8n answers it; a text is one that n8n wrote itself. */
function twimlOf(result: unknown, replyField: string): string {
	if (!isJsonObject(result)) return emptyTwiml;
	const { twiml, [replyField]: reply } = result;
	if (typeof twiml === 'string' && /^\s*(<\?xml[^>]*\?>\s*)?<Response[\s/>]/.test(twiml))
		return twiml;
	const text = typeof reply === 'number' || typeof reply === 'string' ? String(reply) : '';
	return text.trim() === '' ? emptyTwiml : replyOrNothing(text);
}

function replyOrNothing(body: string): string {
	try {
		return replyTwiml([{ body, mediaUrls: [] }]);
	} catch {
		return emptyTwiml;
	}
}
