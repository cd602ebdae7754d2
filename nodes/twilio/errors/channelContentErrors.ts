import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { undelivered } from './rows';

/**
 * The 63xxx codes about what WhatsApp, Messenger and other channels accept, templates included.
 *
 * @see https://www.twilio.com/docs/api/errors#6-anchor
 */
export const channelContentErrors: readonly CatalogueEntry[] = [
	undelivered({
		code: 63005,
		meaning: 'The channel, such as WhatsApp, did not take the content of the message.',
		advice:
			'Open the files in "Media URLs" to see that they are sound, and check that the person in "To" uses the channel and may be written to in this form.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63013,
		meaning: "The message breaks one of the channel's policies.",
		advice:
			'Change the text or the template to meet WhatsApp\'s business policy, or that of your channel. Leave no long runs of spaces in "Content Variables".',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63016,
		meaning:
			'The person has not written to you in the last 24 hours, so only an approved template may be sent.',
		advice:
			'Pick an approved template in "Content Template SID", fill in "Content Variables", and clear "Body" and "Media URLs".',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63019,
		meaning: 'A media file of the message could not be downloaded.',
		advice:
			'Open every address in "Media URLs" in a private browser window: each must show a file that is not empty, without a login.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63021,
		meaning: 'The message contains something that the channel cannot carry.',
		advice:
			'Check the file types in "Media URLs", and shorten the texts in "Content Variables": a filled-in WhatsApp template has at most 1,024 characters.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63027,
		meaning: 'WhatsApp has no such template in this language.',
		advice: `Submit the template in this language in ${consolePages.templates}, or choose another "Content Template SID".`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63028,
		meaning: 'The template has more or fewer placeholders than it was given values.',
		advice: 'Give each placeholder of the template exactly one value in "Content Variables".',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63030,
		reported: ['request', 'delivery'],
		meaning: 'The message has a part that this kind of channel message does not support.',
		advice:
			'Remove what does not go with the message, such as "Media URLs" beside "Content Template SID", and send again.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63034,
		meaning: 'A media file is too large for the channel.',
		advice: 'Use smaller files in "Media URLs", below 5 MB each, and send again.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63040,
		meaning: 'WhatsApp has rejected the template of this message.',
		advice: `Read the reason in ${consolePages.templates}, correct the template and submit it again, or choose another "Content Template SID".`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 63041,
		meaning: 'WhatsApp has paused the template because recipients did not welcome it.',
		advice: `Wait until ${consolePages.templates} shows that the pause is over, or choose another "Content Template SID".`,
		repeat: 'later',
	}),
	undelivered({
		code: 63042,
		meaning:
			'WhatsApp has switched the template off for good because recipients did not welcome it.',
		advice: `Choose another "Content Template SID", or write a new template in ${consolePages.templates}.`,
		repeat: 'afterChange',
	}),
];
