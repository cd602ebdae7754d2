import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { isJsonObject } from '../../twilio/api/json';
import { emptyTwiml } from '../../twilio/webhook/twiml';

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

/** An answer to Twilio that is still to be given. */
export interface PendingAnswer {
	/** What Twilio is answered, once that is known; undefined when n8n could not take the message over. */
	readonly given: Promise<string | undefined>;
	/** Answers now, instead of n8n; false when Twilio has had another answer before. */
	readonly give: (twiml: string | undefined) => boolean;
}

/** What is done with the answer that Twilio would have been given. */
type TooLate = (twiml: string | undefined) => void;

/**
 * Lets n8n answer when the workflow has ended, but in TwiML. When the workflow takes too long, Twilio
 * gets an empty answer in time.
 *
 * @param replyIn the answer made from what the workflow returned
 * @param tooLate what is done with the answer when Twilio had been given another one before
 */
export function answerWithResult(
	response: Response,
	replyIn: (result: unknown) => string,
	tooLate: TooLate,
): PendingAnswer {
	const answerTo = (result: unknown) => {
		if (!isTakenOver(response, result)) return undefined;
		return response.statusCode >= 400 ? emptyTwiml : replyIn(result);
	};
	return answerInstead(response, { answerTo, inTime: () => emptyTwiml, tooLate });
}

/**
 * Lets n8n answer when it has taken the message over, but in TwiML: whatever befalls n8n before that,
 * Twilio must not believe that the message has arrived. Where many executions wait for their turn, n8n
 * takes its time; then Twilio is answered before.
 *
 * @param reply the answer, once it is time for it
 */
export function answerWhenStarted(
	response: Response,
	reply: () => string,
	tooLate: TooLate,
): PendingAnswer {
	const answerTo = (result: unknown) => (isTakenOver(response, result) ? reply() : undefined);
	return answerInstead(response, { answerTo, inTime: reply, tooLate });
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

interface Answers {
	/** The answer made from n8n's. */
	readonly answerTo: (result: unknown) => string | undefined;
	/** The answer when n8n's does not come in time. */
	readonly inTime: () => string;
	readonly tooLate: TooLate;
}

/** n8n itself knows JSON and plain text, and Twilio would send both on to the person. */
function answerInstead(response: Response, { answerTo, inTime, tooLate }: Answers): PendingAnswer {
	let settle: (twiml: string | undefined) => void = () => undefined;
	const given = new Promise<string | undefined>((resolve) => {
		settle = resolve;
	});
	let isGiven = false;
	const give = (twiml: string | undefined) => {
		if (isGiven) return false;
		isGiven = true;
		const answer = response.headersSent ? emptyTwiml : twiml;
		answerTwilio(response, answer);
		// Setting one after the answer is an error, which n8n would write into its log.
		response.setHeader = () => response;
		settle(answer);
		return true;
	};
	const answerForN8n = (result: unknown): Response => {
		const answer = answerTo(result);
		if (!give(answer)) tooLate(answer);
		return response;
	};
	response.json = answerForN8n;
	response.send = answerForN8n;
	void sleep(latest).then(() => {
		give(inTime());
	});
	return { given, give };
}
