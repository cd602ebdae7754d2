import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { byForm, field, withField, words } from './words';

/**
 * The 21xxx codes about whom a message is for.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingRecipientErrors: readonly CatalogueEntry[] = [
	{
		code: 21211,
		meaning: words`The value in ${field('to')} is not a valid phone number or channel address.`,
		advice: byForm(
			{
				send: words`Write the number in ${field('to')} with a plus sign and the country code, such as +14155550100. For another channel, put its name in front, as in whatsapp:+14155550100.`,
			},
			words`Write the number in ${field('to')} with a plus sign and the country code, such as +14155550100.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 21408,
		meaning: words`Your account may not send messages to the country of the ${field('to')} number.`,
		advice: words`Tick the country in ${consolePages.geoPermissions}, then send again.`,
		repeat: 'afterChange',
	},
	{
		code: 21604,
		meaning: words`The message has no recipient.`,
		advice: words`Fill in ${field('to')}. If it is an expression, check that it finds a number for every incoming item.`,
		repeat: 'afterChange',
	},
	{
		code: 21608,
		meaning: words`The account may only message numbers that you have verified, and ${field('to')} is not one.`,
		advice: words`Verify the number in ${consolePages.verifiedNumbers}. To message anyone, upgrade the trial account and complete your profile in ${consolePages.trustHub}.`,
		repeat: 'afterChange',
	},
	{
		code: 21610,
		meaning: words`This person has opted out of messages from your sender or Messaging Service.`,
		advice: words`Do not send again, and take the number off your list. Only this person can undo it, by texting START to your sender.`,
		repeat: 'never',
	},
	{
		code: 21612,
		meaning: words`Twilio has no route from this sender to the ${field('to')} number.`,
		advice: words`Choose another ${field('from')}, or a ${field('messagingServiceSid')} with a sender for that country. Check also that ${field('to')} is written with a plus sign and the country code.`,
		repeat: 'afterChange',
	},
	{
		code: 21614,
		meaning: words`The ${field('to')} number is not a mobile number, so it cannot receive texts.`,
		advice: words`Ask this person for a mobile number to use in ${field('to')}, or reach them by phone call or email.`,
		repeat: 'never',
	},
	{
		code: 21635,
		meaning: words`The ${field('to')} number is a landline in a country where Twilio does not text landlines.`,
		advice: words`Use a mobile number in ${field('to')}${withField('forceDelivery', words`, or switch on ${field('forceDelivery')} to have Twilio try all the same, without any promise that the text arrives`)}.`,
		repeat: 'afterChange',
	},
	{
		code: 21653,
		meaning: words`The request names more recipients than one message may have.`,
		advice: words`Write one recipient in ${field('to')}, and give each further one an item of its own.`,
		repeat: 'afterChange',
	},
	{
		code: 21910,
		meaning: words`The addresses in ${field('from')} and ${field('to')} belong to different channels.`,
		advice: byForm(
			{
				send: words`Write the same channel in front of ${field('from')} and ${field('to')}, such as whatsapp:, or none at all for SMS.`,
			},
			words`Check that both addresses are of one channel: two phone numbers, or both of the same channel such as WhatsApp.`,
		),
		repeat: 'afterChange',
	},
];
