import type { IWebhookFunctions } from 'n8n-workflow';
import { emptyTwiml } from '../../twilio/webhook/twiml';
import type { EventKind, TwilioEvent } from '../../twilio/webhook/webhookEvent';
import type { TriggerParameters } from '../fields/triggerParameters';
import { fittedReply, type FittedReply } from './fittedReply';
import { warnOnce } from './triggerLog';
import { answerWhenStarted, answerWithResult, type PendingAnswer } from './webhookResponse';
import { workflowReply } from './workflowReply';

/**
 * The answer that Twilio gets about an event. What does not reach the person who wrote, the log tells.
 *
 * @param led the events that the workflow starts with, this one among them; none as long as it waits. Asked
 * when it is time to answer
 */
export function pendingAnswer(
	context: IWebhookFunctions,
	parameters: TriggerParameters,
	{ kind, sid }: Pick<TwilioEvent, 'kind' | 'sid'>,
	led: () => readonly TwilioEvent[],
): PendingAnswer {
	const response = context.getResponseObject();
	const tell = ({ twiml, problem }: FittedReply) => {
		if (problem !== undefined) warnOnce(context, `the reply ${problem}.`);
		return twiml;
	};
	const lost = (twiml: string | undefined) => {
		if (twiml === undefined) tellLost(context, led());
	};
	const unsent = (twiml: string | undefined) => {
		lost(twiml);
		if (twiml === undefined || twiml === emptyTwiml) return;
		context.logger.warn(
			`Twilio Messaging Trigger: the reply to ${sid} came after the 13 seconds that Twilio can wait, and was not sent. Let Reply be Nothing, and reply with Send SMS of the Twilio Messaging node.`,
		);
	};
	switch (repliesOf(kind, parameters)) {
		case 'workflow':
			return answerWithResult(
				response,
				(result) => tell(workflowReply(result, parameters)),
				unsent,
			);
		case 'text':
			return answerWhenStarted(
				response,
				() => (led().length > 0 ? tell(fixedReply(parameters)) : emptyTwiml),
				lost,
			);
		case 'nothing':
			return answerWhenStarted(response, () => emptyTwiml, lost);
	}
}

/** Has the log tell what n8n has not taken over although Twilio believes so. */
export function tellLost(
	{ logger }: Pick<IWebhookFunctions, 'logger'>,
	events: ReadonlyArray<Pick<TwilioEvent, 'sid'>>,
): void {
	const sids = events.map(({ sid }) => sid).join(', ');
	logger.error(
		`Twilio Messaging Trigger: n8n could not start the workflow for ${sids}, and Twilio had been answered already, after 13 seconds. What came in is in Twilio's list of messages.`,
	);
}

/** To a status update, there is nobody to reply to. */
function repliesOf(kind: EventKind, { reply }: TriggerParameters): TriggerParameters['reply'] {
	switch (kind) {
		case 'messageReceived':
			return reply;
		case 'messageStatusUpdated':
			return 'nothing';
	}
}

function fixedReply({ replyText, replyMediaUrls, longReply }: TriggerParameters): FittedReply {
	return fittedReply(replyText, replyMediaUrls, longReply);
}
