import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { undelivered } from './rows';

/**
 * The 30xxx codes and 14107: why a message that Twilio had taken did not arrive.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const deliveryErrors: readonly CatalogueEntry[] = [
	undelivered({
		code: 14107,
		reported: ['delivery', 'webhook'],
		meaning: 'Too many messages went to and fro between two numbers within seconds.',
		advice:
			'Look for a loop, such as two workflows that answer each other, and stop it. Check that "From" and "To" differ, and wait a minute before you send again.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30001,
		meaning: 'Too many messages were waiting to go out, so Twilio dropped this one.',
		advice: `Send it again later and more slowly, or add senders to the service in ${consolePages.senderPool}.`,
		repeat: 'later',
	}),
	undelivered({
		code: 30002,
		meaning: 'The Twilio account is suspended, so the message did not go out.',
		advice: `Find the reason in your email from Twilio or in ${consolePages.billing}, and settle it or ask Twilio Support before you send again.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30003,
		meaning: "The recipient's phone could not be reached.",
		advice:
			'Send once more later, because the phone may be off or without signal. If that fails too, check that "To" is a mobile number still in use.',
		repeat: 'later',
	}),
	undelivered({
		code: 30004,
		meaning: "The recipient's side or the carrier blocked the message.",
		advice:
			'Do not repeat it. Ask the person by other means whether the number in "To" takes texts from businesses.',
		repeat: 'never',
	}),
	undelivered({
		code: 30005,
		meaning: 'The carrier does not know the "To" number, or it is no longer in use.',
		advice: 'Take the number off your list, and ask the person for a current one to use in "To".',
		repeat: 'never',
	}),
	undelivered({
		code: 30006,
		meaning: 'The "To" number is a landline, or its carrier cannot be reached.',
		advice:
			'Check the kind of number with Twilio Lookup before you text it again. If it is a landline, ask the person for a mobile number to use in "To".',
		repeat: 'never',
	}),
	undelivered({
		code: 30007,
		meaning: 'Twilio or the carrier filtered the message out as unwanted.',
		advice: `Review "Body" for shortened links and sales talk, and check that the sender is registered in ${consolePages.compliance}.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30008,
		meaning: 'Delivery failed, and the carrier gave no reason.',
		advice:
			'Find out whether the person got the message, and if not, send it once more. If it keeps failing, give the "Message SID" to Twilio Support.',
		repeat: 'later',
		mayHaveBeenSent: true,
	}),
	undelivered({
		code: 30010,
		meaning: 'The message cost more than the price limit that was set for it.',
		advice: 'Clear "Max Price" and send again; Twilio gave up this limit in June 2024.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30011,
		meaning: 'Picture and other media messages (MMS) do not work where the recipient is.',
		advice: 'Empty "Media URLs" and put a link in "Body".',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30017,
		meaning: "The recipient's carrier was too busy to take the message.",
		advice:
			'Send it again later. If it happens often, let the workflow spread its messages over a longer time.',
		repeat: 'later',
	}),
	undelivered({
		code: 30019,
		meaning: "The message is larger than the recipient's carrier accepts.",
		advice: 'Use smaller files in "Media URLs", for example below 500 kB, and send again.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30036,
		meaning: 'The message waited longer than its validity period, so it was not sent.',
		advice:
			'Enter a longer "Validity Period", up to 36,000 seconds, or send more slowly; then send again if the message is still of use.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30045,
		reported: ['webhook'],
		meaning: 'Twilio warns that the validity period lies outside what it allows.',
		advice:
			'Enter whole seconds from 1 to 36,000 (10 hours) in "Validity Period". Look at the status of this message before you send it again.',
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	}),
	undelivered({
		code: 30450,
		meaning: 'Twilio held the message back as possible fraud that drives up costs (SMS pumping).',
		advice:
			'Send again after half an hour if the person is real. Where you know every recipient, set "Risk Check" to Disable.',
		repeat: 'later',
	}),
];
