import type { TwilioFailure } from '../../twilio/api/failure';

/** The message of an earlier try is not where this one's would be. */
export const sentFromElsewhere: TwilioFailure = {
	outcome: 'unknown',
	meaning: 'An earlier try, from another sender, may have sent it.',
	advice:
		'Set the sender back to what it was and retry, or look in Twilio’s log (Console > Monitor > Logs > Messaging) and send it in a new execution.',
	repeat: 'afterChange',
};

/** As long as it cannot be asked whether an earlier try went out, nothing is sent. */
export function stillUnknown(failure: TwilioFailure): TwilioFailure {
	return {
		...failure,
		outcome: 'unknown',
		meaning: `An earlier try may have sent it, and Twilio's list could not be asked. ${failure.meaning}`,
		lookUp: 'failed',
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
