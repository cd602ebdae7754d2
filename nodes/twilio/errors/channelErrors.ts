import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { refused, undelivered } from './rows';

/**
 * The 63xxx codes about senders, recipients and limits on WhatsApp, Messenger and other channels.
 *
 * @see https://www.twilio.com/docs/api/errors#6-anchor
 */
export const channelErrors: readonly CatalogueEntry[] = [
	undelivered({
		code: 63001,
		meaning: 'The channel, such as WhatsApp or Messenger, did not accept your account there.',
		advice: `Connect the sender with its WhatsApp or Facebook account again in ${consolePages.senders}, then send again.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63003,
		meaning: 'The address in "To" does not exist on the channel, or is no longer in use.',
		advice:
			'Check "To": first the channel, such as whatsapp: or messenger:, then the full number or ID. Ask the person whether they use the channel.',
		repeat: 'afterChange',
	}),
	refused({
		code: 63007,
		meaning: 'The address in "From" is not a WhatsApp or other channel sender of your account.',
		advice: `Put whatsapp: in front of the number in "From", and check that the number is registered in ${consolePages.whatsAppSenders}.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63008,
		meaning: 'The sender is not set up correctly for its channel.',
		advice: `Check the sender in ${consolePages.senders}, and see that "From" and "To" both begin with the channel, such as whatsapp: before a number.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63012,
		meaning: 'The channel, such as WhatsApp, had an internal fault.',
		advice: `Check in ${consolePages.messagingLogs} or with the person whether the message arrived. If not, send it again after some minutes.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	}),
	undelivered({
		code: 63014,
		meaning: 'The person has blocked messages from you on this channel.',
		advice: 'Do not repeat the message, and take "To" off your list for this channel.',
		repeat: 'never',
	}),
	undelivered({
		code: 63015,
		meaning: 'The person has not joined your WhatsApp sandbox.',
		advice: `Ask the person to send the join words shown in ${consolePages.whatsAppSandbox}, then send again.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63017,
		reported: ['request', 'delivery'],
		meaning: 'Your account sends channel messages faster than Twilio allows for one account.',
		advice:
			'Send it again later, and let your workflows send fewer messages per second. For more, ask Twilio Support.',
		repeat: 'later',
	}),
	undelivered({
		code: 63018,
		meaning: 'The sender has reached the rate that its channel, such as WhatsApp, allows.',
		advice: `Send it again later and more slowly. Look up the limits of the sender in ${consolePages.whatsAppSenders}.`,
		repeat: 'later',
	}),
	undelivered({
		code: 63024,
		meaning: 'The "To" number cannot be reached on this channel; it may have no WhatsApp.',
		advice:
			'Check that the person uses WhatsApp with the number in "To". If not, send an SMS: remove whatsapp: from "To", and use an SMS number in "From".',
		repeat: 'never',
	}),
	undelivered({
		code: 63031,
		reported: ['request', 'delivery'],
		meaning: 'The message is addressed to its own sender.',
		advice: 'Enter different addresses in "From" and "To".',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63032,
		meaning: 'WhatsApp withholds the message from this person because of an experiment by Meta.',
		advice:
			'Send an SMS instead: remove whatsapp: from "To", and use an SMS number in "From". Or wait until the person writes to you first.',
		repeat: 'never',
	}),
	undelivered({
		code: 63038,
		reported: ['request', 'delivery'],
		meaning: 'The account has sent as many messages as it may within 24 hours.',
		advice: `Send again after 24 hours. For a higher limit, upgrade a trial account in ${consolePages.billing}, or ask Twilio Support.`,
		repeat: 'later',
	}),
	undelivered({
		code: 63049,
		meaning: 'Meta withheld this marketing message from this person.',
		advice:
			'Wait a day or longer before you repeat it, or send an SMS: remove whatsapp: from "To", and use an SMS number in "From". Do not repeat it to US numbers, which get no marketing on WhatsApp.',
		repeat: 'later',
	}),
	undelivered({
		code: 63051,
		meaning: 'Meta has locked your WhatsApp Business account.',
		advice:
			'Open WhatsApp Manager > Account overview > Alerts to see the reason, and ask Meta for a review. Send again when the account is free.',
		repeat: 'afterChange',
	}),
];
