import type { CatalogueEntry } from './catalogueEntry';
import { refused } from './rows';

const chooseAnotherTime =
	'Set "Send At" to a time at least 15 minutes and at most 35 days ahead. Check the time zone, because Twilio counts in UTC.';

/**
 * The 35xxx codes: messages to be sent at a set time.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const schedulingErrors: readonly CatalogueEntry[] = [
	refused({
		code: 35111,
		meaning: 'The message is to be scheduled, but has no time.',
		advice: 'Enter a date and time in "Send At", or remove the scheduling to send at once.',
		repeat: 'afterChange',
	}),
	refused({
		code: 35114,
		meaning: 'The time in "Send At" is too soon, too far ahead or not written as Twilio needs it.',
		advice: chooseAnotherTime,
		repeat: 'afterChange',
	}),
	refused({
		code: 35115,
		meaning: 'The time in "Send At" lies outside the period for which Twilio takes messages.',
		advice: chooseAnotherTime,
		repeat: 'afterChange',
	}),
	refused({
		code: 35117,
		meaning: 'Twilio cannot schedule the message for the time in "Send At".',
		advice: chooseAnotherTime,
		repeat: 'afterChange',
	}),
	refused({
		code: 35118,
		meaning: 'A message can only be scheduled with a Messaging Service.',
		advice: 'Choose a "Messaging Service", or clear "Send At" to send at once.',
		repeat: 'afterChange',
	}),
	refused({
		code: 35125,
		meaning: 'The account has as many scheduled messages as Twilio keeps.',
		advice:
			'Wait until some have been sent, or cancel some by their "Message SID", then schedule this one again.',
		repeat: 'later',
	}),
	refused({
		code: 35126,
		meaning: 'This kind of scheduling does not work on the chosen channel.',
		advice: 'Clear "Send At", and let the workflow wait until the time has come.',
		repeat: 'afterChange',
	}),
];
