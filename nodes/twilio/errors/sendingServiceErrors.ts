import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { field, words } from './words';

/**
 * The 2170x codes: the Messaging Service as the sender.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingServiceErrors: readonly CatalogueEntry[] = [
	{
		code: 21701,
		meaning: words`The Messaging Service does not exist in this account.`,
		advice: words`Choose the ${field('messagingServiceSid')} again, or copy its SID from ${consolePages.messagingServices} of the account in ${field('accountSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21702,
		meaning: words`The Messaging Service is not available for sending.`,
		advice: words`Check the service in ${consolePages.messagingServices}, or choose another ${field('messagingServiceSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21703,
		meaning: words`No sender in the Messaging Service can send this message to the ${field('to')} number.`,
		advice: words`Add a sender for the recipient's country and this kind of message in ${consolePages.senderPool}, or choose another ${field('messagingServiceSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21704,
		meaning: words`The Messaging Service has no senders.`,
		advice: words`Add a number, a short code or a sender name to the service in ${consolePages.senderPool}.`,
		repeat: 'afterChange',
	},
	{
		code: 21705,
		meaning: words`The value in ${field('messagingServiceSid')} is not a valid SID.`,
		advice: words`Choose the ${field('messagingServiceSid')} from the list, or paste its SID: MG followed by 32 letters and digits.`,
		repeat: 'afterChange',
	},
];
