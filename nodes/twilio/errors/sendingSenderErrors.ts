import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { refused } from './rows';

/**
 * The 21xxx codes about the number or name in From.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingSenderErrors: readonly CatalogueEntry[] = [
	refused({
		code: 21212,
		meaning: 'The value in "From" is not a valid sender.',
		advice:
			'Write "From" as a number with a plus sign and the country code, a short code, or a name of at most 11 characters with a letter in it. Or choose a "Messaging Service".',
		repeat: 'afterChange',
	}),
	refused({
		code: 21601,
		meaning: 'The Twilio number in the request cannot handle text messages.',
		advice: `Choose a "From" number that is listed with SMS in ${consolePages.activeNumbers}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21603,
		meaning: 'The message has no sender.',
		advice: 'Enter one of your Twilio numbers in "From", or choose a "Messaging Service".',
		repeat: 'afterChange',
	}),
	refused({
		code: 21606,
		meaning: 'The "From" number is not yours, cannot send messages, or cannot reach this country.',
		advice: `Choose a "From" number that is listed with SMS in ${consolePages.activeNumbers}, and for a short code one of the recipient's country.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21607,
		meaning: 'The trial account has to send from its trial number, and "From" is another one.',
		advice: `Enter the trial number from ${consolePages.activeNumbers} in "From", or upgrade the account in ${consolePages.billing}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21611,
		meaning: 'Too many messages from this "From" number are waiting to go out already.',
		advice:
			'Repeat this message later and send more slowly, or spread the messages over more numbers with a "Messaging Service".',
		repeat: 'later',
	}),
	refused({
		code: 21616,
		meaning: 'What is in "From" fits several numbers of your account.',
		advice: 'Write the whole number in "From", with a plus sign and the country code.',
		repeat: 'afterChange',
	}),
	refused({
		code: 21657,
		meaning: 'The sender name or number is not permitted in the country of the "To" number.',
		advice:
			'Look up at twilio.com/en-us/guidelines/sms which senders the country permits. Use such a sender in "From", or add it to the "Messaging Service".',
		repeat: 'afterChange',
	}),
	refused({
		code: 21659,
		meaning: 'The "From" number is not a Twilio number, or is a short code of another country.',
		advice: `Choose a "From" number from ${consolePages.activeNumbers}, or a short code of the recipient's country.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21660,
		meaning: 'The "From" number belongs to another account than the credential.',
		advice:
			'Use the credential of the account or subaccount that owns the number, or choose a "From" number that belongs to this "Account SID".',
		repeat: 'afterChange',
	}),
	refused({
		code: 21708,
		meaning: 'The sender name (alphanumeric sender ID) is missing from the request.',
		advice: `Enter the sender name in "From", or add one to the service in ${consolePages.senderPool}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21709,
		meaning: 'The sender name is not valid, or the Messaging Service may not use it.',
		advice: `Use at most 11 characters with at least one letter in "From", and add the name to the service in ${consolePages.senderPool}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 21711,
		meaning: 'The sender in "From" is not part of the chosen Messaging Service.',
		advice: `Add the sender to the service in ${consolePages.senderPool}, or clear "From" and let the "Messaging Service" choose a sender.`,
		repeat: 'afterChange',
	}),
];
