import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readEvent } from '../../twilio/webhook/webhookEvent';
import { emptyTwiml } from '../../twilio/webhook/twiml';
import { answerOfEarlierCall, noteRank } from './deduplication';
import { identify } from './eventIdentity';
import { select } from './selection';
import { isTrusted } from './signatureCheck';
import { startWorkflow } from './startWorkflow';
import { answerTwilio, turnAway } from './webhookResponse';
import { readWebhookRequest } from './webhookRequest';
import { readWebhookSetUp } from './webhookSetUp';

/** Nothing starts, and n8n has nothing to answer any more. */
const nothing: IWebhookResponseData = { noWebhookResponse: true };

/**
 * Takes what was posted to the webhook: checks that it is Twilio's, answers, and starts the workflow.
 * Checked from top to bottom:
 *
 * | Nothing starts when                           | Twilio is answered                    |
 * | --------------------------------------------- | ------------------------------------- |
 * | the credential or a field cannot be read      | 500, and the log says why             |
 * | Twilio has not signed it                      | 403, and the log says what to look at |
 * | it is neither a message nor a status update   | 200, TwiML that sends nothing         |
 * | the event is `unwanted`, by the node's fields | 200, TwiML that sends nothing         |
 * | the event is a `duplicate`                    | what the earlier call was answered    |
 * | the event is `stale`                          | 200, TwiML that sends nothing         |
 *
 * @throws whatever keeps the item from being made
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const answered = (twiml: string | undefined) => {
		answerTwilio(response, twiml);
		return nothing;
	};
	const setUp = await readWebhookSetUp(context);
	if (!setUp) return answered(undefined);
	const request = readWebhookRequest(context);
	if (!isTrusted(context, setUp, request)) {
		turnAway(response);
		return nothing;
	}
	const event = readEvent(request.parameters);
	if (!event) return answered(emptyTwiml);
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
			return await startWorkflow(context, setUp, event, identity);
	}
}
