import type { TwilioEvent } from '../../twilio/webhook/webhookEvent';
import type { TriggerParameters } from '../fields/triggerParameters';
import { answerOfEarlierCall, isStale } from './deduplication';
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
	if (wishes.ignoreStale && isStale(identity.message, identity.rank)) return 'stale';
	return 'start';
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
