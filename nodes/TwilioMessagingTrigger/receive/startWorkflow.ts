import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { rethrown } from '../../twilio/values/problem';
import { combinedMessage } from '../../twilio/webhook/combinedMessage';
import { emptyTwiml } from '../../twilio/webhook/twiml';
import type { TwilioEvent } from '../../twilio/webhook/webhookEvent';
import { answerQuestion } from './answering/answerQuestion';
import { noteStart } from './deduplication';
import type { EventIdentity } from './eventIdentity';
import { heldWithOthers, type PlacedEvent } from './heldMessages';
import { holdingTime } from './holdingTime';
import { pendingAnswer, tellLost } from './pendingAnswer';
import { makeItem } from './receivedItem';
import type { WebhookSetUp } from './webhookSetUp';

/**
 * Starts the workflow with an event's item, unless it answers a question that waits, or a later message
 * takes it along. Twilio is answered when n8n has taken the event over, and the event is known from now on.
 *
 * @throws whatever keeps the item from being made; then the event is unknown again
 */
export async function startWorkflow(
	context: IWebhookFunctions,
	setUp: WebhookSetUp,
	placed: PlacedEvent,
	identity: EventIdentity,
): Promise<IWebhookResponseData> {
	const { event } = placed;
	const arrived = Date.now();
	let led: readonly TwilioEvent[] = [];
	const answer = pendingAnswer(context, setUp.parameters, event, () => led);
	const takeBack = noteStart(identity, answer.given);
	const answered = await answerQuestion(context, setUp, event, arrived);
	if (answered !== undefined) {
		answer.give(answered);
		return { noWebhookResponse: true };
	}
	const time = holdingTime(setUp.parameters, event, Date.now() - arrived);
	const held = time && (await heldWithOthers(identity.people, placed, time));
	if (held?.leads === false) {
		const isTaken = await held.isTaken;
		const isInTime = answer.give(isTaken ? emptyTwiml : undefined);
		if (!isTaken && !isInTime) tellLost(context, [event]);
		return { noWebhookResponse: true };
	}
	led = held?.events ?? [event];
	const whole = held ? combinedMessage(held.events, !setUp.parameters.simplify) : event;
	try {
		const item = await makeItem(context, setUp, whole, arrived);
		held?.settle(answer.given.then((twiml) => twiml !== undefined));
		return { workflowData: [[item]] };
	} catch (error) {
		takeBack();
		held?.settle(false);
		throw rethrown(error);
	}
}
