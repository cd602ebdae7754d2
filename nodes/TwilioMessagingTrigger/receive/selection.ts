import type { TwilioEvent } from '../../twilio/webhook/webhookEvent';
import type { TriggerParameters } from '../fields/triggerParameters';
import { answerOfEarlierCall, knownRank } from './deduplication';
import type { EventIdentity } from './eventIdentity';

/** What becomes of an event: it starts the workflow, or does not for one of these reasons. */
export type Selection = 'start' | 'unwanted' | 'duplicate' | 'stale';

/** What of the node's fields has a say in it. */
type Wishes = Pick<TriggerParameters, 'events' | 'statuses' | 'ignoreStale'>;

/** Decides what becomes of an event; the first reason against it counts. */
export function select(
	wishes: Wishes,
	event: Pick<TwilioEvent, 'kind' | 'status'>,
	identity: EventIdentity,
): Selection {
	if (!isWanted(wishes, event)) return 'unwanted';
	if (answerOfEarlierCall(identity.event)) return 'duplicate';
	if (wishes.ignoreStale && isStale(identity)) return 'stale';
	return 'start';
}

/** Whether the message was as far already, and there is nothing new to it. */
function isStale({ event, withoutCode, message, rank }: EventIdentity): boolean {
	const known = knownRank(message);
	const addsCode = event !== withoutCode && answerOfEarlierCall(withoutCode) !== undefined;
	return addsCode ? rank < known : rank <= known;
}

function isWanted(
	{ events, statuses }: Wishes,
	{ kind, status }: Pick<TwilioEvent, 'kind' | 'status'>,
): boolean {
	if (!events.has(kind)) return false;
	switch (kind) {
		case 'messageReceived':
			return true;
		case 'messageStatusUpdated':
			return statuses.size === 0 || statuses.has(status);
	}
}
