import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { example, words } from './words';

/**
 * The 30xxx codes about faults of Twilio and of carriers.
 *
 * @see https://www.twilio.com/docs/api/errors
 */
export const deliveryFaultErrors: readonly CatalogueEntry[] = [
	{
		code: 30008,
		meaning: words`Delivery failed, and the carrier gave no reason.`,
		advice: words`Find out whether the person got the message, and if not, send it once more. If it keeps failing, give the message's SID to Twilio Support.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 30017,
		meaning: words`The recipient's carrier was too busy to take the message.`,
		advice: words`Send it again later. If it happens often, let the workflow spread its messages over a longer time${example('messagesPerSecond')}.`,
		repeat: 'later',
	},
	{
		code: 30020,
		meaning: words`Twilio's scheduling had an internal fault with this message.`,
		advice: words`Check in ${consolePages.messagingLogs} whether the message went out, and schedule it again if it did not.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 30021,
		meaning: words`Twilio's Messaging Service had an internal fault with this message.`,
		advice: words`Check in ${consolePages.messagingLogs} whether the message went out, and send it again if it did not.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 30410,
		meaning: words`The carrier or provider did not answer in time, and Twilio does not try again.`,
		advice: words`Find out from the person or in ${consolePages.messagingLogs} whether the message arrived before you send it again: a second one could be a double.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 30500,
		meaning: words`Twilio had an internal fault while it handled this message.`,
		advice: words`Check in ${consolePages.messagingLogs} whether the message arrived. If not, send it once more, and give the message's SID to Twilio Support if that fails too.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
];
