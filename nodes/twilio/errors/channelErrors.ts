import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { byForm, field, words } from './words';

/**
 * The 63xxx codes about senders, recipients and limits on WhatsApp, Messenger and other channels.
 *
 * @see https://www.twilio.com/docs/api/errors#6-anchor
 */
export const channelErrors: readonly CatalogueEntry[] = [
	{
		code: 63002,
		meaning: words`The channel does not know the sender in ${field('from')}.`,
		advice: words`Choose a sender in ${field('from')} that is listed in ${consolePages.senders} and ready to send.`,
		repeat: 'afterChange',
	},
	{
		code: 63003,
		meaning: words`The address in ${field('to')} does not exist on the channel, or is no longer in use.`,
		advice: byForm(
			{
				send: words`Check ${field('to')}: first the channel, such as whatsapp: or messenger:, then the full number or ID. Ask the person whether they use the channel.`,
			},
			words`Check ${field('to')}: the full number with its country code. Ask the person whether they use the channel.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 63007,
		meaning: words`The address in ${field('from')} is not a WhatsApp or other channel sender of your account.`,
		advice: byForm(
			{
				send: words`Put the channel in front of the number in ${field('from')}, as in whatsapp:+14155550199, and check that the sender is listed in ${consolePages.senders}.`,
				channelSend: words`Choose the sender in ${field('from')} from the list, or check that the one you wrote is listed in ${consolePages.senders} of this account and ready to send.`,
			},
			words`Choose a sender in ${field('from')} that is listed in ${consolePages.senders} of this account and ready to send.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 63008,
		meaning: words`The sender is not set up correctly for its channel.`,
		advice: byForm(
			{
				send: words`Check the sender in ${consolePages.senders}, and see that ${field('from')} and ${field('to')} both begin with the channel, such as whatsapp: before a number.`,
			},
			words`Check the sender in ${consolePages.senders}: its set-up there has to be finished.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 63014,
		meaning: words`The person has blocked messages from you on this channel.`,
		advice: words`Do not repeat the message, and take ${field('to')} off your list for this channel.`,
		repeat: 'never',
	},
	{
		code: 63015,
		meaning: words`The person has not joined your WhatsApp sandbox.`,
		advice: words`Ask the person to send the join words shown in ${consolePages.whatsAppSandbox}, then send again.`,
		repeat: 'afterChange',
	},
	{
		code: 63024,
		meaning: words`The ${field('to')} number cannot be reached on this channel; it may have no WhatsApp.`,
		advice: byForm(
			{
				send: words`Check that the person uses the channel with the number in ${field('to')}. If not, send an SMS: leave the channel out of ${field('to')}, and use an SMS number in ${field('from')}.`,
			},
			words`Check that the person uses the channel with the number in ${field('to')}. If not, send it by SMS.`,
		),
		repeat: 'never',
	},
	{
		code: 63026,
		meaning: words`The channel treats this sender's messages as spam.`,
		advice: words`Do not repeat the message. Change its text, and look the sender up in ${consolePages.senders}: its quality may be marked as low.`,
		repeat: 'afterChange',
	},
	{
		code: 63031,
		meaning: words`The message is addressed to its own sender.`,
		advice: words`Enter different addresses in ${field('from')} and ${field('to')}.`,
		repeat: 'afterChange',
	},
	{
		code: 63032,
		meaning: words`WhatsApp withholds the message from this person because of an experiment by Meta.`,
		advice: byForm(
			{
				send: words`Send an SMS instead: leave whatsapp: out of ${field('to')}, and use an SMS number in ${field('from')}. Or wait until the person writes to you first.`,
			},
			words`Send it by SMS instead. Or wait until the person writes to you first.`,
		),
		repeat: 'never',
	},
	{
		code: 63033,
		meaning: words`The person has blocked your number on this channel.`,
		advice: words`Do not repeat the message, and take ${field('to')} off your list for this channel.`,
		repeat: 'never',
	},
	{
		code: 63035,
		meaning: words`The RCS sender is not launched, and the person is not one of its testers.`,
		advice: words`Invite the number in ${field('to')} as a tester in ${consolePages.senders} and let the person accept, or have the sender launched.`,
		repeat: 'afterChange',
	},
	{
		code: 63036,
		meaning: words`The phone cannot be reached over RCS now; it may be off or have RCS disabled.`,
		advice: byForm(
			{
				channelSend: words`Send it again later, or send through a ${field('messagingServiceSid')} with an SMS number, which falls back to SMS.`,
			},
			words`Send it to the person again later, or by SMS.`,
		),
		repeat: 'later',
	},
	{
		code: 63049,
		meaning: words`Meta withheld this marketing message from this person.`,
		advice: byForm(
			{
				send: words`Wait a day or longer before you repeat it, or send an SMS: leave whatsapp: out of ${field('to')}, and use an SMS number in ${field('from')}. Do not repeat it to US numbers.`,
			},
			words`Wait a day or longer before you repeat it, or send it to the person by SMS. US numbers get no marketing on WhatsApp.`,
		),
		repeat: 'later',
	},
];
