import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { example, words } from './words';

/**
 * The 63xxx codes about faults and limits of channels, and about your account there.
 *
 * @see https://www.twilio.com/docs/api/errors
 */
export const channelFaultErrors: readonly CatalogueEntry[] = [
	{
		code: 63001,
		meaning: words`The channel, such as WhatsApp or Messenger, did not accept your account there.`,
		advice: words`Connect the sender with its WhatsApp or Facebook account again in ${consolePages.senders}, then send again.`,
		repeat: 'afterChange',
	},
	{
		code: 63009,
		meaning: words`The channel's provider, such as Meta, had an internal fault.`,
		advice: words`Check in ${consolePages.messagingLogs} or with the person whether the message arrived. If not, send it again after some minutes.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 63010,
		meaning: words`Twilio had an internal fault with this channel message.`,
		advice: words`Check in ${consolePages.messagingLogs} or with the person whether the message arrived. If not, send it again after some minutes.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 63011,
		meaning: words`The channel's provider could not tell what the person's phone takes.`,
		advice: words`Check in ${consolePages.messagingLogs} that the message did not arrive, then send it again, or by SMS.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 63012,
		meaning: words`The channel, such as WhatsApp, had an internal fault.`,
		advice: words`Check in ${consolePages.messagingLogs} or with the person whether the message arrived. If not, send it again after some minutes.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 63017,
		meaning: words`Your account sends channel messages faster than Twilio allows for one account.`,
		advice: words`Send it again later, and let your workflows send fewer messages per second. For more, ask Twilio Support.`,
		repeat: 'later',
	},
	{
		code: 63018,
		meaning: words`The sender has reached the rate that its channel, such as WhatsApp, allows.`,
		advice: words`Send it again later and more slowly${example('messagesPerSecond')}. Look up the limits of the sender in ${consolePages.senders}.`,
		repeat: 'later',
	},
	{
		code: 63020,
		meaning: words`Something is wrong with your account at Meta, such as a payment that is due.`,
		advice: words`Open Meta's Business Manager, settle what it shows for the WhatsApp account, and send again.`,
		repeat: 'afterChange',
	},
	{
		code: 63022,
		meaning: words`The display name of the WhatsApp sender is not certified.`,
		advice: words`Open the sender in ${consolePages.whatsAppSenders}, and submit its display name again or ask Twilio Support.`,
		repeat: 'afterChange',
	},
	{
		code: 63023,
		meaning: words`The channel failed, and gave no reason.`,
		advice: words`Check in ${consolePages.messagingLogs} or with the person whether the message arrived. If not, send it once more later.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 63038,
		meaning: words`The account has sent as many messages as it may within 24 hours.`,
		advice: words`Send again after 24 hours. For a higher limit, upgrade a trial account in ${consolePages.billing}, or ask Twilio Support.`,
		repeat: 'later',
	},
	{
		code: 63051,
		meaning: words`Meta has locked your WhatsApp Business account.`,
		advice: words`Open WhatsApp Manager > Account overview > Alerts to see the reason, and ask Meta for a review. Send again when the account is free.`,
		repeat: 'afterChange',
	},
];
