import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { refused } from './rows';

/**
 * The 21xxx codes and 90007 about what is sent, and with which options.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingContentErrors: readonly CatalogueEntry[] = [
	refused({
		code: 21218,
		meaning: 'The value in "Application SID" is not valid.',
		advice:
			'Paste the SID of an application of the same account in "Application SID", AP followed by 32 letters and digits, or clear the field.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21602,
		meaning: 'The message has no text, media or template.',
		advice:
			'Fill in "Body", "Media URLs" or "Content Template SID". If the text is an expression, check that it is not empty for this item.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21609,
		meaning: 'Twilio cannot use the address in "Status Callback URL".',
		advice:
			'Enter an address in "Status Callback URL" that anyone can reach from the internet, without an underscore in its host name, or clear the field.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21617,
		meaning: 'The text in "Body" is longer than 1,600 characters.',
		advice: 'Shorten "Body", or split the text over several messages.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21618,
		meaning: 'Twilio cannot send the text in "Body" as it stands.',
		advice:
			'Take unusual or invisible characters out of "Body" and send again. If that does not help, ask Twilio Support what is wrong with the text.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21619,
		meaning: 'Twilio could not create the message.',
		advice:
			'Send it again after a few minutes. If it fails again, ask Twilio Support, and tell them the time and the "To" number.',
		repeat: 'later',
	}),
	refused({
		code: 21620,
		meaning: 'Twilio cannot use an address in "Media URLs".',
		advice:
			'Check that every address in "Media URLs" starts with https:// or http://, opens without a login, and leads straight to a file of a kind that Twilio supports.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21621,
		meaning: 'The "From" number cannot send pictures or other media.',
		advice: `Choose a "From" number that is listed with MMS in ${consolePages.activeNumbers}, or empty "Media URLs" and put a link in "Body".`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21622,
		meaning: 'The Twilio account cannot send pictures or other media.',
		advice:
			'Ask Twilio Support to enable MMS for the account, or empty "Media URLs" and put a link in "Body".',
		repeat: 'afterChange',
	}),
	refused({
		code: 21623,
		meaning: 'The message has more than 10 media files.',
		advice: 'Keep at most 10 addresses in "Media URLs", and send the others in another message.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21624,
		meaning: 'The number in "Validity Period" is outside what Twilio allows.',
		advice:
			'Enter whole seconds from 1 to 36,000 (10 hours) in "Validity Period", or clear the field.',
		repeat: 'afterChange',
	}),
	refused({
		code: 90007,
		meaning: 'The validity period of the message or of its Messaging Service is not allowed.',
		advice: `Set "Validity Period", and the one of the service in ${consolePages.messagingServices}, to whole seconds from 1 to 36,000 (10 hours).`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21654,
		meaning: '"Content Variables" is filled in, but no content template is chosen.',
		advice: 'Choose a template in "Content Template SID", or clear "Content Variables".',
		repeat: 'afterChange',
	}),
	refused({
		code: 21655,
		meaning: 'The value in "Content Template SID" is not a template of this account.',
		advice: `Copy the SID of the template (HX and 32 characters) from ${consolePages.templates} of the account in "Account SID".`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21656,
		meaning: '"Content Variables" is not written correctly, or one of its values is empty.',
		advice:
			'Give every placeholder a text in "Content Variables". Where you write JSON, follow the form {"1":"Ann","2":"Monday"}.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21658,
		meaning: 'One of the fields holds more characters than Twilio allows.',
		advice:
			'Read Twilio\'s own message for the name of the field, and shorten its text; "Content Variables" and "Body" are the usual ones.',
		repeat: 'afterChange',
	}),
];
