import { notFoundAdvice } from './accountErrors';
import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { byForm, field, words } from './words';

/**
 * The 30xxx codes about what the request asks for. Twilio's documentation leaves open for many of them
 * whether the request is refused or the message fails later.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const deliveryOptionErrors: readonly CatalogueEntry[] = [
	{
		code: 30012,
		meaning: words`The time that the message may wait is too short.`,
		advice: words`Enter a longer ${field('validityPeriod')}, from 1 to 36,000 seconds, or clear the field.`,
		repeat: 'afterChange',
	},
	{
		code: 30013,
		meaning: words`The time that the message may wait is too long.`,
		advice: words`Enter a shorter ${field('validityPeriod')}, of at most 36,000 seconds (10 hours), or clear the field.`,
		repeat: 'afterChange',
	},
	{
		code: 30014,
		meaning: words`Twilio cannot use the address in ${field('to')}.`,
		advice: byForm(
			{
				send: words`Write the number in ${field('to')} with a plus sign and the country code, or with the name of its channel in front.`,
			},
			words`Write the number in ${field('to')} with a plus sign and the country code, such as +14155550100.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 30015,
		meaning: words`Twilio does not send over the channel that the address names.`,
		advice: byForm(
			{
				send: words`Correct the channel in front of ${field('to')} and ${field('from')}, such as whatsapp:, or leave it out for SMS.`,
			},
			words`Choose another sender or operation, or ask Twilio Support which channels the account has.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 30016,
		meaning: words`The addresses in ${field('from')} and ${field('to')} belong to different channels.`,
		advice: byForm(
			{
				send: words`Write the same channel in front of ${field('from')} and ${field('to')}, such as whatsapp:, or none at all for SMS.`,
			},
			words`Check that both addresses are of one channel: two phone numbers, or both of the same channel such as WhatsApp.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 30028,
		meaning: words`Twilio does not know the version of its interface that the request's URL names.`,
		advice: words`Correct the ${field('baseUrl')} of the credential, or remove it. If there is none, report this to the maintainers of this node.`,
		repeat: 'afterChange',
	},
	{
		code: 30029,
		meaning: words`${field('contentRetention')} has a value that Twilio or your account does not allow.`,
		advice: words`Clear ${field('contentRetention')}, or check in ${consolePages.messagingSettings} that Message Redaction is available to your account.`,
		repeat: 'afterChange',
	},
	{
		code: 30030,
		meaning: words`${field('addressRetention')} has a value that Twilio or your account does not allow.`,
		advice: words`Clear ${field('addressRetention')}, or check in ${consolePages.messagingSettings} that Message Redaction is available to your account.`,
		repeat: 'afterChange',
	},
	{
		code: 30031,
		meaning: words`The highest sending rate that the request names is not a valid number.`,
		advice: words`Remove the maximum rate wherever your workflow sets it, or make it a number above zero. If you set none, ask Twilio Support.`,
		repeat: 'afterChange',
	},
	{
		code: 30400,
		meaning: words`Twilio could not make the change, because the request is incomplete.`,
		advice: words`Check that the message can still be changed, then repeat the operation. If it fails again, report it to the maintainers of this node.`,
		repeat: 'afterChange',
	},
	{
		code: 30404,
		meaning: words`Twilio found no message, account or service at this URL.`,
		advice: notFoundAdvice,
		repeat: 'afterChange',
	},
	{
		code: 30409,
		meaning: words`The message cannot be cancelled any more: it has been sent, has failed, or was cancelled before.`,
		advice: words`Look at the status of the message with the operation Get; only a scheduled message can be cancelled.`,
		repeat: 'never',
	},
];
