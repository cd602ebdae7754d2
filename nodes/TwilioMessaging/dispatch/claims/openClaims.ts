import type { TwilioFailure } from '../../../twilio/api/failure';
import type { CallResult } from '../callResult';

/**
 * An execution that did not end may have sent the message, and nobody can tell.
 *
 * @param failure when Twilio could not be asked
 */
export function mayBeSentBefore(failure: TwilioFailure | undefined): TwilioFailure {
	if (failure) {
		return {
			...failure,
			outcome: 'unknown',
			meaning: `An execution that did not end may have sent it, and Twilio's list could not be asked. ${failure.meaning}`,
			lookUp: 'failed',
		};
	}
	return {
		outcome: 'unknown',
		meaning:
			'An execution that did not end may have sent it: Twilio lists a message to this person that may be this one or another one.',
		advice:
			'Look in Twilio’s log (Console > Monitor > Logs > Messaging) whether the person has it. If not, send it from a copy of this node, which knows nothing of that execution.',
		repeat: 'afterChange',
	};
}

/** Whether Twilio has the message of a job that ended so, or may have it. */
export function mayBeSent(result: CallResult | undefined): boolean {
	if (result?.kind === 'failed') return result.failure.outcome === 'unknown';
	return result?.kind === 'done';
}
