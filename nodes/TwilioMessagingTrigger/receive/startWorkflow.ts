import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { rethrown } from '../../twilio/values/problem';
import { emptyTwiml, replyTwiml } from '../../twilio/webhook/twiml';
import type { EventKind, TwilioEvent } from '../../twilio/webhook/webhookEvent';
import type { TriggerParameters } from '../fields/triggerParameters';
import { forgetCall, noteCall, noteRank } from './deduplication';
import type { EventIdentity } from './eventIdentity';
import { makeItem } from './receivedItem';
import { answerWhenStarted, answerWithResult } from './webhookResponse';
import type { WebhookSetUp } from './webhookSetUp';

/**
 * Starts the workflow with an event's item. Twilio is answered when n8n has taken the event over, and
 * the event is known from now on.
 *
 * @throws whatever keeps the item from being made; then the event is unknown again
 */
export async function startWorkflow(
	context: IWebhookFunctions,
	{ account, parameters }: WebhookSetUp,
	event: TwilioEvent,
	identity: EventIdentity,
): Promise<IWebhookResponseData> {
	const answer = answerTo(event.kind, context.getResponseObject(), parameters);
	noteCall(identity.event, answer);
	void answer.then((twiml) => {
		// What n8n could not take over comes again, and is no staler for it.
		if (twiml !== undefined) noteRank(identity.message, identity.rank);
	});
	try {
		return { workflowData: [[await makeItem(context, account, parameters, event)]] };
	} catch (error) {
		forgetCall(identity.event);
		throw rethrown(error);
	}
}

function answerTo(
	kind: EventKind,
	response: ReturnType<IWebhookFunctions['getResponseObject']>,
	parameters: TriggerParameters,
): Promise<string | undefined> {
	switch (kind) {
		case 'messageReceived':
			return parameters.reply === 'workflow'
				? answerWithResult(response, parameters.replyField)
				: answerWhenStarted(response, fixedReply(parameters));
		case 'messageStatusUpdated':
			// There is nobody to reply to.
			return answerWhenStarted(response, emptyTwiml);
	}
}

function fixedReply({ reply, replyText, replyMediaUrls }: TriggerParameters): string {
	const isEmpty = replyText.trim() === '' && replyMediaUrls.length === 0;
	if (reply !== 'text' || isEmpty) return emptyTwiml;
	return replyTwiml([{ body: replyText, mediaUrls: replyMediaUrls }]);
}
