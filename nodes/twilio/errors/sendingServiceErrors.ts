import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { refused } from './rows';

/**
 * The 2170x codes: the Messaging Service as the sender.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingServiceErrors: readonly CatalogueEntry[] = [
	refused({
		code: 21701,
		meaning: 'The Messaging Service does not exist in this account.',
		advice: `Choose the "Messaging Service" again, or copy its SID from ${consolePages.messagingServices} of the account in "Account SID".`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21702,
		meaning: 'The Messaging Service is not available for sending.',
		advice: `Check the service in ${consolePages.messagingServices}, or choose another "Messaging Service".`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21703,
		meaning: 'No sender in the Messaging Service can send this message to the "To" number.',
		advice: `Add a sender for the recipient's country and this kind of message in ${consolePages.senderPool}, or choose another "Messaging Service".`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21704,
		meaning: 'The Messaging Service has no senders.',
		advice: `Add a number, a short code or a sender name to the service in ${consolePages.senderPool}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21705,
		meaning: 'The value in "Messaging Service" is not a valid SID.',
		advice:
			'Choose the "Messaging Service" from the list, or paste its SID: MG followed by 32 letters and digits.',
		repeat: 'afterChange',
	}),
];
