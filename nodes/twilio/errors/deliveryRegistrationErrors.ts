import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { undelivered } from './rows';

/**
 * The 30xxx codes about senders that must be registered, and about the limits of a registration.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const deliveryRegistrationErrors: readonly CatalogueEntry[] = [
	undelivered({
		code: 30018,
		meaning: "The recipient's country or carrier wants the sender name to be registered first.",
		advice:
			'Register the sender name with Twilio for that country, as twilio.com/en-us/guidelines/sms explains, or send from another "From". Look at the message\'s status before you repeat it.',
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	}),
	undelivered({
		code: 30022,
		meaning: 'Messages to the US went out faster than carriers allow for your A2P 10DLC campaign.',
		advice: `Send it again later and more slowly. Look up the rate of your campaign in ${consolePages.compliance}.`,
		repeat: 'later',
	}),
	undelivered({
		code: 30023,
		meaning: 'Your business has used up its messages for today to this US carrier.',
		advice: `Send again after midnight US Pacific time, when the count starts anew. For a higher limit, review your brand in ${consolePages.compliance}.`,
		repeat: 'later',
	}),
	undelivered({
		code: 30024,
		meaning: "The sending number is not set up with the recipient's carrier, or not yet.",
		advice: `Wait some hours if you registered the number only now. Otherwise check it in ${consolePages.compliance}, or choose another "From".`,
		repeat: 'later',
	}),
	undelivered({
		code: 30027,
		meaning: 'Your business has reached its daily limit of messages to T-Mobile in the US.',
		advice: `Hold back messages to T-Mobile until midnight US Pacific time. Check this one in ${consolePages.messagingLogs} before you send it again.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	}),
	undelivered({
		code: 30032,
		meaning: 'The toll-free number may not text the US and Canada until it is verified.',
		advice: `Verify the number in ${consolePages.activeNumbers} > Regulatory Information and wait for approval, or choose another "From".`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30033,
		meaning: 'Your A2P 10DLC campaign for messages to the US is suspended.',
		advice: `Open the campaign in ${consolePages.compliance} to see why, and ask Twilio Support how to have it reinstated.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30034,
		reported: ['request', 'delivery'],
		meaning: 'The US number that sends is not registered for business texting (A2P 10DLC).',
		advice: `Register in ${consolePages.compliance} and attach the number to the approved campaign, or send from a verified toll-free number.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30035,
		meaning: 'The number that sends is still being registered with the US carriers.',
		advice: `Wait until ${consolePages.compliance} shows the number as registered, then send again, or choose another "From".`,
		repeat: 'later',
	}),
];
