import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { byForm, field, fields, words } from './words';

/**
 * The 21xxx codes and 90007 about what is sent, and with which options.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const sendingContentErrors: readonly CatalogueEntry[] = [
	{
		code: 21218,
		meaning: words`The value in ${field('applicationSid')} is not valid.`,
		advice: words`Paste the SID of an application of the same account in ${field('applicationSid')}, AP followed by 32 letters and digits, or clear the field.`,
		repeat: 'afterChange',
	},
	{
		code: 21402,
		meaning: words`A URL in the request is not one that Twilio can use.`,
		advice: words`Check every URL in ${fields('and', 'statusCallback', 'mediaUrl')}: it has to be complete, and one that anyone can reach from the internet.`,
		repeat: 'afterChange',
	},
	{
		code: 21502,
		meaning: words`Twilio cannot use the callback URL in the request.`,
		advice: words`Enter a complete URL in ${field('statusCallback')} that anyone can reach from the internet, or clear the field.`,
		repeat: 'afterChange',
	},
	{
		code: 21602,
		meaning: words`The message has no text, media or template.`,
		advice: byForm(
			{
				channelSend: words`Fill in what belongs to the ${field('messageType')}, such as ${field('body')}. If it is an expression, check that it is not empty for this item.`,
			},
			words`Fill in ${fields('or', 'body', 'mediaUrl', 'contentSid')}. If the text is an expression, check that it is not empty for this item.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 21609,
		meaning: words`Twilio cannot use the URL in ${field('statusCallback')}.`,
		advice: words`Enter a URL in ${field('statusCallback')} that anyone can reach from the internet, without an underscore in its host name, or clear the field.`,
		repeat: 'afterChange',
	},
	{
		code: 21617,
		meaning: words`The text in ${field('body')} is longer than 1,600 characters.`,
		advice: byForm(
			{
				send: words`Shorten ${field('body')}, or set the option ${field('longBody')} to Split or Truncate.`,
				channelSend: words`Shorten ${field('body')}, or set the option ${field('longBody')} to Split or Truncate.`,
				question: words`Shorten ${field('body')}: the link has to fit in as well.`,
			},
			words`Shorten ${field('body')}, or split the text over several messages.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 21618,
		meaning: words`A carrier's filter or Twilio does not let the text in ${field('body')} through.`,
		advice: words`Change ${field('body')}: carriers stop shortened links, offers and words that they take for spam. If you find nothing of that kind in it, ask Twilio Support.`,
		repeat: 'afterChange',
	},
	{
		code: 21619,
		meaning: words`The message has nothing to send: no text, no media and no content template.`,
		advice: byForm(
			{
				channelSend: words`Fill in what belongs to the ${field('messageType')}, such as ${field('body')}. If it is an expression, check that it is not empty for this item.`,
			},
			words`Fill in ${fields('or', 'body', 'mediaUrl', 'contentSid')}. If it is an expression, check that it is not empty for this item.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 21620,
		meaning: words`Twilio cannot use a URL in ${field('mediaUrl')}.`,
		advice: words`Check that every URL in ${field('mediaUrl')} starts with https:// or http://, opens without a login, and leads straight to a file of a kind that Twilio supports.`,
		repeat: 'afterChange',
	},
	{
		code: 21621,
		meaning: words`The ${field('from')} number cannot send pictures or other media.`,
		advice: words`Choose a ${field('from')} number that is listed with MMS in ${consolePages.activeNumbers}, or empty ${field('mediaUrl')} and put a link in ${field('body')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21622,
		meaning: words`The Twilio account cannot send pictures or other media.`,
		advice: words`Ask Twilio Support to enable MMS for the account, or empty ${field('mediaUrl')} and put a link in ${field('body')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21623,
		meaning: words`The message has more than 10 media files.`,
		advice: words`Keep at most 10 URLs in ${field('mediaUrl')}, and send the others in another message.`,
		repeat: 'afterChange',
	},
	{
		code: 21624,
		meaning: words`The number in ${field('validityPeriod')} is outside what Twilio allows.`,
		advice: words`Enter whole seconds from 1 to 36,000 (10 hours) in ${field('validityPeriod')}, or clear the field.`,
		repeat: 'afterChange',
	},
	{
		code: 21627,
		meaning: words`The price limit is not a number above zero.`,
		advice: words`Clear ${field('maxPrice')}; Twilio gave up this limit in June 2024.`,
		repeat: 'afterChange',
	},
	{
		code: 90007,
		meaning: words`The validity period of the message or of its Messaging Service is not allowed.`,
		advice: words`Set ${field('validityPeriod')}, and the one of the service in ${consolePages.messagingServices}, to whole seconds from 1 to 36,000 (10 hours).`,
		repeat: 'afterChange',
	},
	{
		code: 90014,
		meaning: words`The validity period is not a whole number above zero.`,
		advice: words`Enter whole seconds from 1 to 36,000 (10 hours) in ${field('validityPeriod')}, or clear the field.`,
		repeat: 'afterChange',
	},
	{
		code: 92005,
		meaning: words`Placeholders are filled in, but no content template is chosen.`,
		advice: words`Choose a template in ${field('contentSid')}, or clear ${field('contentVariables')}.`,
		repeat: 'afterChange',
	},
	{
		code: 92006,
		meaning: words`There is no content template of this SID in the account.`,
		advice: words`Copy the SID of the template (HX and 32 characters) from ${consolePages.templates} of the account in ${field('accountSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 92007,
		meaning: words`What is to fill the template's placeholders is not written correctly.`,
		advice: words`Give every placeholder of the template a text in ${field('contentVariables')}, and name no placeholder that it does not have.`,
		repeat: 'afterChange',
	},
	{
		code: 21654,
		meaning: words`${field('contentVariables')} is filled in, but no content template is chosen.`,
		advice: words`Choose a template in ${field('contentSid')}, or clear ${field('contentVariables')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21655,
		meaning: words`The value in ${field('contentSid')} is not a template of this account.`,
		advice: words`Copy the SID of the template (HX and 32 characters) from ${consolePages.templates} of the account in ${field('accountSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 21656,
		meaning: words`${field('contentVariables')} is not written correctly, or one of its values is empty.`,
		advice: words`Give every placeholder of the template a text in ${field('contentVariables')}, and name no placeholder that it does not have. Where you write JSON, follow the form {"1":"Ann","2":"Monday"}.`,
		repeat: 'afterChange',
	},
	{
		code: 21658,
		meaning: words`One of the fields holds more characters than Twilio allows.`,
		advice: words`Read Twilio's own message for the name of the field, and shorten its text: usually of ${fields('or', 'contentVariables', 'body')}.`,
		repeat: 'afterChange',
	},
];
