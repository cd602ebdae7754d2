import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { example, field, words } from './words';

/**
 * The 30xxx codes about senders that must be registered, and about the limits of a registration.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const deliveryRegistrationErrors: readonly CatalogueEntry[] = [
	{
		code: 30018,
		meaning: words`The recipient's country or carrier wants the sender name to be registered first.`,
		advice: words`Register the sender name with Twilio for that country, as twilio.com/en-us/guidelines/sms explains, or send from another ${field('from')}. Look at the message's status before you repeat it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 30022,
		meaning: words`Messages to the US went out faster than carriers allow for your A2P 10DLC campaign.`,
		advice: words`Send it again later and more slowly${example('messagesPerSecond')}. Look up the rate of your campaign in ${consolePages.compliance}.`,
		repeat: 'later',
	},
	{
		code: 30023,
		meaning: words`Your business has used up its messages for today to this US carrier.`,
		advice: words`Send again after midnight US Pacific time, when the count starts anew. For a higher limit, review your brand in ${consolePages.compliance}.`,
		repeat: 'later',
	},
	{
		code: 30024,
		meaning: words`The sending number is not set up with the recipient's carrier, or not yet.`,
		advice: words`Wait some hours if you registered the number only now. Otherwise check it in ${consolePages.compliance}, or choose another ${field('from')}.`,
		repeat: 'later',
	},
	{
		code: 30027,
		meaning: words`Your business has reached its daily limit of messages to T-Mobile in the US.`,
		advice: words`Hold back messages to T-Mobile until midnight US Pacific time. Check this one in ${consolePages.messagingLogs} before you send it again.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 30032,
		meaning: words`The toll-free number may not text the US and Canada until it is verified.`,
		advice: words`Verify the number in ${consolePages.activeNumbers} > Regulatory Information and wait for approval, or choose another ${field('from')}.`,
		repeat: 'afterChange',
	},
	{
		code: 30033,
		meaning: words`Your A2P 10DLC campaign for messages to the US is suspended.`,
		advice: words`Open the campaign in ${consolePages.compliance} to see why, and ask Twilio Support how to have it reinstated.`,
		repeat: 'afterChange',
	},
	{
		code: 30034,
		meaning: words`The US number that sends is not registered for business texting (A2P 10DLC).`,
		advice: words`Register in ${consolePages.compliance} and attach the number to the approved campaign, or send from a verified toll-free number.`,
		repeat: 'afterChange',
	},
	{
		code: 30035,
		meaning: words`The number that sends is still being registered with the US carriers.`,
		advice: words`Wait until ${consolePages.compliance} shows the number as registered, then send again, or choose another ${field('from')}.`,
		repeat: 'later',
	},
];
