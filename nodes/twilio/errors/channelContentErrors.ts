import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { byForm, field, fields, words } from './words';

/**
 * The 63xxx codes about what WhatsApp, Messenger and other channels accept, templates included.
 *
 * @see https://www.twilio.com/docs/api/errors#6-anchor
 */
export const channelContentErrors: readonly CatalogueEntry[] = [
	{
		code: 63005,
		meaning: words`The channel, such as WhatsApp, did not take the content of the message.`,
		advice: words`Open the files of the message to see that they are sound, and check that the person in ${field('to')} uses the channel and may be written to in this form.`,
		repeat: 'afterChange',
	},
	{
		code: 63006,
		meaning: words`The message could not be brought into the form that the channel takes.`,
		advice: words`Change the content to what the channel takes: a shorter text, a file of another type, or a template made for it.`,
		repeat: 'afterChange',
	},
	{
		code: 63013,
		meaning: words`The message breaks one of the channel's policies.`,
		advice: words`Change the text or the template to meet WhatsApp's business policy, or that of your channel. Leave no long runs of spaces in ${field('contentVariables')}.`,
		repeat: 'afterChange',
	},
	{
		code: 63016,
		meaning: words`The person has not written to you in the last 24 hours, so only an approved template may be sent.`,
		advice: byForm(
			{
				send: words`Pick an approved template in ${field('contentSid')}, fill in ${field('contentVariables')}, and clear ${fields('and', 'body', 'mediaUrl')}.`,
				channelSend: words`Set ${field('messageType')} to Template, choose an approved one in ${field('contentSid')}, and fill in ${field('contentVariables')}.`,
			},
			words`Send an approved content template instead: with the operation Send WhatsApp Message, that is the message type Template.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 63019,
		meaning: words`A media file of the message could not be downloaded.`,
		advice: words`Open every URL in ${field('mediaUrl')} in a private browser window: each must show a file that is not empty, without a login.`,
		repeat: 'afterChange',
	},
	{
		code: 63021,
		meaning: words`The message contains something that the channel cannot carry.`,
		advice: words`Check the file types in ${field('mediaUrl')}, and shorten the texts in ${field('contentVariables')}: a filled-in WhatsApp template has at most 1,024 characters.`,
		repeat: 'afterChange',
	},
	{
		code: 63027,
		meaning: words`WhatsApp has no such template in this language.`,
		advice: words`Submit the template in this language in ${consolePages.templates}, or choose another ${field('contentSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 63028,
		meaning: words`The template has more or fewer placeholders than it was given values.`,
		advice: words`Give each placeholder of the template exactly one value in ${field('contentVariables')}.`,
		repeat: 'afterChange',
	},
	{
		code: 63029,
		meaning: words`The person's phone could not load the template.`,
		advice: words`Send it once more later. If it fails again, choose another ${field('contentSid')}, or send a plain text within 24 hours of the person's last message.`,
		repeat: 'later',
	},
	{
		code: 63030,
		meaning: words`The message has a part that this kind of channel message does not support.`,
		advice: words`Remove what does not go with the message, such as a text or files beside ${field('contentSid')}, and send again.`,
		repeat: 'afterChange',
	},
	{
		code: 63034,
		meaning: words`A media file is too large for the channel.`,
		advice: words`Use smaller files in ${field('mediaUrl')}, below 5 MB each, and send again.`,
		repeat: 'afterChange',
	},
	{
		code: 63037,
		meaning: words`A media file could not be handed to the channel; Twilio tries that again itself.`,
		advice: words`Wait and look at the status of the message before you send it again: Twilio may still deliver this one.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 63039,
		meaning: words`Meta warns that people take your messages outside the 24 hours for a nuisance.`,
		advice: words`Send fewer messages to people who have not written to you lately, or Meta may restrict your page. Look at the status of this message before you repeat it.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 63040,
		meaning: words`WhatsApp has rejected the template of this message.`,
		advice: words`Read the reason in ${consolePages.templates}, correct the template and submit it again, or choose another ${field('contentSid')}.`,
		repeat: 'afterChange',
	},
	{
		code: 63041,
		meaning: words`WhatsApp has paused the template because recipients did not welcome it.`,
		advice: words`Wait until ${consolePages.templates} shows that the pause is over, or choose another ${field('contentSid')}.`,
		repeat: 'later',
	},
	{
		code: 63042,
		meaning: words`WhatsApp has disabled the template for good because of negative feedback from recipients.`,
		advice: words`Choose another ${field('contentSid')}, or write a new template in ${consolePages.templates}.`,
		repeat: 'afterChange',
	},
];
