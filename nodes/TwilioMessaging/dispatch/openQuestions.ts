import type { TwilioFailure } from '../../twilio/api/failure';

/** The message of an earlier try is not where this one's would be. */
export const sentFromElsewhere: TwilioFailure = {
	outcome: 'unknown',
	meaning: 'An earlier try, from another sender or account, may have sent it.',
	advice:
		'Set sender and credential back to what they were and retry, or look in Twilio’s log (Console > Monitor > Logs > Messaging) and send it in a new execution.',
	repeat: 'afterChange',
};

/** Twilio's records could not tell it from another message of which nobody knows what became. */
export const lookalikeInDoubt: TwilioFailure = {
	outcome: 'notSent',
	meaning:
		'It is unknown whether another message to this person was sent, and Twilio’s records could not tell it from this one.',
	advice:
		'Retry the execution: it first finds out whether the other message was sent. A new execution does not know of it.',
	repeat: 'later',
};

/** An interrupted execution may have sent the message, and nobody can tell. */
export const sentByAnotherPerhaps: TwilioFailure = {
	outcome: 'unknown',
	meaning:
		'An interrupted execution may have sent it: Twilio lists a message to this person that may be this one or another one.',
	advice:
		'Look in Twilio’s log (Console > Monitor > Logs > Messaging) whether the person has it. If not, send it from a copy of this node, which knows nothing of that execution.',
	repeat: 'afterChange',
};

/** An interrupted execution may have sent the message, and n8n's database does not tell. */
export const claimsUnread: TwilioFailure = {
	outcome: 'notSent',
	meaning:
		'An interrupted execution may have sent it: n8n’s database, where that is noted, could not be read.',
	advice: 'See that n8n’s database can be reached, and execute again.',
	repeat: 'later',
};

/**
 * As long as it cannot be asked whether a message went out before, nothing is sent.
 *
 * @param who may have sent it, e.g. "An earlier try"
 */
export function stillUnknown(failure: TwilioFailure, who: string): TwilioFailure {
	const { lookUp = 'failed', meaning } = failure;
	const unread = lookUp === 'failed' ? ', and Twilio’s list could not be read' : '';
	return {
		...failure,
		outcome: 'unknown',
		meaning: `${who} may have sent it${unread}. ${meaning}`,
		lookUp,
	};
}

/** When it cannot be asked whether the message went out before, nothing is sent. */
export function notChecked(failure: TwilioFailure): TwilioFailure {
	return {
		...failure,
		outcome: 'notSent',
		meaning: `Skip If Sent Within could not be checked. ${failure.meaning}`,
	};
}
