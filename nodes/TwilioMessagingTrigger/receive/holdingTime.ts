import type { TwilioEvent } from '../../twilio/webhook/webhookEvent';
import { longestCombining, type TriggerParameters } from '../fields/triggerParameters';
import type { HoldingTime } from './heldMessages';

/**
 * How long a message waits for others of the same person; undefined for what never waits: status updates,
 * reactions, and whoever wants to stop, to start again, or help.
 *
 * @param spent for how long Twilio has waited already, in milliseconds
 */
export function holdingTime(
	{ combineWithinSeconds }: Pick<TriggerParameters, 'combineWithinSeconds'>,
	{ kind, simple }: Pick<TwilioEvent, 'kind' | 'simple'>,
	spent: number,
): HoldingTime | undefined {
	const { optOut, reaction } = simple;
	const isText = kind === 'messageReceived' && optOut === undefined && reaction === undefined;
	if (combineWithinSeconds === 0 || !isText) return undefined;
	return {
		quiet: combineWithinSeconds * 1000,
		// Twilio waits 15 seconds for its answer: this leaves n8n the time to start.
		longest: Math.max(combineWithinSeconds, longestCombining.withReply) * 1000 - spent,
	};
}
