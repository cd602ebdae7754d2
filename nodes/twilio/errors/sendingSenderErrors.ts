import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { field, words } from './words';

/**
 * The 21xxx codes about the number or name in From.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingSenderErrors: readonly CatalogueEntry[] = [
	{
		code: 21212,
		meaning: words`The value in ${field('from')} is not a valid sender.`,
		advice: words`Write ${field('from')} as a number with a plus sign and the country code, a short code, or a name of at most 11 characters with a letter in it. Or choose a ${field('messagingServiceSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21601,
		meaning: words`The Twilio number in the request cannot handle text messages.`,
		advice: words`Choose a ${field('from')} number that is listed with SMS in ${consolePages.activeNumbers}.`,
		repeat: 'afterChange',
	},
	{
		code: 21603,
		meaning: words`The message has no sender.`,
		advice: words`Enter one of your Twilio numbers in ${field('from')}, or choose a ${field('messagingServiceSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21606,
		meaning: words`The ${field('from')} number is not yours, cannot send messages, or cannot reach this country.`,
		advice: words`Choose a ${field('from')} number that is listed with SMS in ${consolePages.activeNumbers}, and for a short code one of the recipient's country.`,
		repeat: 'afterChange',
	},
	{
		code: 21607,
		meaning: words`The trial account has to send from its trial number, and ${field('from')} is another one.`,
		advice: words`Enter the trial number from ${consolePages.activeNumbers} in ${field('from')}, or upgrade the account in ${consolePages.billing}.`,
		repeat: 'afterChange',
	},
	{
		code: 21611,
		meaning: words`Too many messages from this ${field('from')} number are waiting to go out already.`,
		advice: words`Repeat this message later and send more slowly, or spread the messages over more numbers with a ${field('messagingServiceSid')}.`,
		repeat: 'later',
	},
	{
		code: 21616,
		meaning: words`What is in ${field('from')} fits several numbers of your account.`,
		advice: words`Write the whole number in ${field('from')}, with a plus sign and the country code.`,
		repeat: 'afterChange',
	},
	{
		code: 21657,
		meaning: words`The sender name or number is not permitted in the country of the ${field('to')} number.`,
		advice: words`Look up at twilio.com/en-us/guidelines/sms which senders the country permits. Use such a sender in ${field('from')}, or add it to the ${field('messagingServiceSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21659,
		meaning: words`The ${field('from')} number is not a Twilio number, or is a short code of another country.`,
		advice: words`Choose a ${field('from')} number from ${consolePages.activeNumbers}, or a short code of the recipient's country.`,
		repeat: 'afterChange',
	},
	{
		code: 21660,
		meaning: words`The ${field('from')} number belongs to another account than the credential.`,
		advice: words`Use the credential of the account or subaccount that owns the number, or choose a ${field('from')} number that belongs to this ${field('accountSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21664,
		meaning: words`${field('fallbackFrom')} does not go together with a sender in ${field('from')}.`,
		advice: words`Choose a ${field('messagingServiceSid')} as the only sender under ${field('senderType')}, or remove ${field('fallbackFrom')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21665,
		meaning: words`The sender in ${field('fallbackFrom')} cannot send SMS or MMS for this account.`,
		advice: words`Enter one of your Twilio numbers with a plus sign, a short code or a sender name in ${field('fallbackFrom')}, and no RCS sender.`,
		repeat: 'afterChange',
	},
	{
		code: 21666,
		meaning: words`${field('fallbackFrom')} needs a Messaging Service.`,
		advice: words`Choose a ${field('messagingServiceSid')} that has an RCS sender, or remove ${field('fallbackFrom')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21667,
		meaning: words`The Messaging Service has no RCS sender, so there is nothing to fall back from.`,
		advice: words`Add an RCS sender to the service in ${consolePages.senderPool}, choose another ${field('messagingServiceSid')}, or remove ${field('fallbackFrom')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21708,
		meaning: words`The sender name (alphanumeric sender ID) is missing from the request.`,
		advice: words`Enter the sender name in ${field('from')}, or add one to the service in ${consolePages.senderPool}.`,
		repeat: 'afterChange',
	},
	{
		code: 21709,
		meaning: words`The sender name is not valid, or the Messaging Service may not use it.`,
		advice: words`Use at most 11 characters with at least one letter in ${field('from')}, and add the name to the service in ${consolePages.senderPool}.`,
		repeat: 'afterChange',
	},
	{
		code: 21711,
		meaning: words`The sender in ${field('from')} is not part of the chosen Messaging Service.`,
		advice: words`Add the sender to the service in ${consolePages.senderPool}, or clear ${field('from')} and let the ${field('messagingServiceSid')} choose a sender.`,
		repeat: 'afterChange',
	},
	{
		code: 21712,
		meaning: words`The sender belongs to another Messaging Service.`,
		advice: words`Choose that ${field('messagingServiceSid')}, or move the sender in ${consolePages.senderPool}.`,
		repeat: 'afterChange',
	},
];
