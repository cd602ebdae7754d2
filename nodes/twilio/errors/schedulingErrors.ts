import type { CatalogueEntry } from './catalogueEntry';
import { field, words } from './words';

const chooseAnotherTime = words`Set ${field('sendAt')} to a time at least 15 minutes and at most 35 days ahead. Check the time zone, because Twilio counts in UTC.`;

/**
 * The 35xxx codes: messages to be sent at a set time.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const schedulingErrors: readonly CatalogueEntry[] = [
	{
		code: 35111,
		meaning: words`The message is to be scheduled, but has no time.`,
		advice: words`Enter a date and time in ${field('sendAt')}, or remove the scheduling to send at once.`,
		repeat: 'afterChange',
	},
	{
		code: 35114,
		meaning: words`The time in ${field('sendAt')} is too soon, too far ahead or not written as Twilio needs it.`,
		advice: chooseAnotherTime,
		repeat: 'afterChange',
	},
	{
		code: 35115,
		meaning: words`The time in ${field('sendAt')} lies outside the period for which Twilio takes messages.`,
		advice: chooseAnotherTime,
		repeat: 'afterChange',
	},
	{
		code: 35117,
		meaning: words`Twilio cannot schedule the message for the time in ${field('sendAt')}.`,
		advice: chooseAnotherTime,
		repeat: 'afterChange',
	},
	{
		code: 35118,
		meaning: words`A message can only be scheduled with a Messaging Service.`,
		advice: words`Choose a ${field('messagingServiceSid')}, or clear ${field('sendAt')} to send at once.`,
		repeat: 'afterChange',
	},
	{
		code: 35125,
		meaning: words`The account has as many scheduled messages as Twilio keeps.`,
		advice: words`Wait until some have been sent, or cancel some with the operation Cancel, then schedule this one again.`,
		repeat: 'later',
	},
	{
		code: 35126,
		meaning: words`Twilio schedules in another way than the one that the request asks for.`,
		advice: words`Report this to the maintainers of this node, which asks for the one way that Twilio names (fixed). Meanwhile clear ${field('sendAt')}, and let the workflow wait.`,
		repeat: 'afterChange',
	},
];
