import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isOfConversations, readEvent } from '../../twilio/webhook/webhookEvent';
import { emptyTwiml } from '../../twilio/webhook/twiml';
import { inOrderOfArrival } from './arrivalOrder';
import { answerOfEarlierCall, noteRank } from './deduplication';
import { identify, triggerKey } from './eventIdentity';
import { select } from './selection';
import { couldBeTwilios, isTrusted, tellRefused } from './signatureCheck';
import { startWorkflow } from './startWorkflow';
import { warnOnce } from './triggerLog';
import { answerTwilio, turnAway } from './webhookResponse';
import {
	isExcessive,
	parametersIn,
	readWebhookRequest,
	type WebhookRequest,
} from './webhookRequest';
import {
	readSignatureCheck,
	readWebhookAccount,
	readWebhookParameters,
	type WebhookSetUp,
} from './webhookSetUp';

/** Nothing starts, and n8n has nothing to answer any more. */
const nothing: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Takes what was posted to the webhook: checks that it is Twilio's, answers, and starts the workflow.
 * Checked from top to bottom; nothing of the body is read before it is known whose it is, but what the
 * signature is made of:
 *
 * | Nothing starts when                                    | Twilio is answered                    |
 * | ------------------------------------------------------ | ------------------------------------- |
 * | it is larger than what Twilio posts                    | 403, and the log says so              |
 * | _Check Signature_ cannot be worked out                 | 500, and the log says why             |
 * | it has nothing that looks like a signature             | 403, and the log says what to look at |
 * | the credential cannot be read                          | 500, and the log says why             |
 * | Twilio has not signed it                               | 403, and the log says what to look at |
 * | a field cannot be read                                 | 500, and the log says why             |
 * | it is neither a message nor a status update            | 200, TwiML that sends nothing         |
 * | the event is `unwanted`, by the node's fields          | 200, TwiML that sends nothing         |
 * | the event is a `duplicate`                             | what the earlier call was answered    |
 * | the event is `stale`                                   | 200, TwiML that sends nothing         |
 * | it answers a question (Answer Waiting Questions)       | 200, TwiML that confirms it           |
 * | a later message takes it along (Combine Messages …)    | 200, TwiML that sends nothing         |
 *
 * @throws whatever keeps the item from being made
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = readWebhookRequest(context);
	if (isExcessive(request)) return refused(context, request);
	const check = readSignatureCheck(context);
	if (!check) return failed(context);
	if (!couldBeTwilios(check, request)) return refused(context, request);
	const account = await inOrderOfArrival(
		triggerKey(context),
		async () => await readWebhookAccount(context),
	);
	if (!account) return failed(context);
	if (!isTrusted(check, account, request)) return refused(context, request);
	const parameters = readWebhookParameters(context);
	if (!parameters) return failed(context);
	return await take(context, { account, parameters }, request);
}

function failed(context: IWebhookFunctions): IWebhookResponseData {
	answerTwilio(context.getResponseObject(), undefined);
	return nothing;
}

function refused(context: IWebhookFunctions, request: WebhookRequest): IWebhookResponseData {
	tellRefused(context, request);
	turnAway(context.getResponseObject());
	return nothing;
}

/** Takes what Twilio posted. */
async function take(
	context: IWebhookFunctions,
	setUp: WebhookSetUp,
	request: WebhookRequest,
): Promise<IWebhookResponseData> {
	const posted = parametersIn(request);
	const answered = (twiml: string | undefined) => {
		answerTwilio(context.getResponseObject(), twiml);
		return nothing;
	};
	const event = readEvent(posted);
	if (!event) {
		if (isOfConversations(posted)) warnOnce(context, notOurs);
		return answered(emptyTwiml);
	}
	const identity = identify(context, event);
	// Nothing is waited for between this and the start: of two such calls at once, the second is known.
	switch (select(setUp.parameters, event, identity)) {
		case 'unwanted':
			// It tells all the same how far the message is.
			noteRank(identity.message, identity.rank);
			return answered(emptyTwiml);
		case 'duplicate':
			return answered(await answerOfEarlierCall(identity.event));
		case 'stale':
			return answered(emptyTwiml);
		case 'start':
			return await startWorkflow(context, setUp, { event, place: request.place }, identity);
	}
}

const notOurs =
	'Twilio Conversations posts its events here, which this trigger does not take: they start nothing. Receive them with n8n’s Webhook node, or remove this URL from Conversations in Twilio’s Console.';
