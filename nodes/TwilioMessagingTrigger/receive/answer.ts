import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { isJsonObject } from '../../twilio/json';
import { emptyTwiml, replyTwiml } from '../../twilio/webhook/twiml';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** Twilio gives up after 15 seconds; in milliseconds. */
const latest = 13_000;

/** Answers Twilio. Anything but TwiML, Twilio could send on to the person. */
export function answerTwilio(response: Response, twiml: string): void {
	if (response.headersSent) return;
	response.statusCode = 200;
	response.setHeader('Content-Type', 'text/xml; charset=utf-8');
	response.end(twiml);
}

/** Turns somebody away who is not Twilio, and tells them nothing. */
export function turnAway(response: Response): void {
	response.statusCode = 403;
	response.end();
}

/**
 * Lets n8n answer when the workflow has ended, but in TwiML: n8n itself knows JSON and plain text, and
 * Twilio would send both on to the person. When the workflow takes too long, Twilio gets an empty
 * answer in time.
 *
 * @param replyField the field of the last node's item that holds the reply
 * @returns what Twilio was answered
 */
export function answerWithResult(response: Response, replyField: string): Promise<string> {
	return new Promise((resolve) => {
		const answer = (result: unknown): Response => {
			const isEarly = response.headersSent;
			const twiml =
				isEarly || response.statusCode >= 400 ? emptyTwiml : twimlOf(result, replyField);
			answerTwilio(response, twiml);
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
