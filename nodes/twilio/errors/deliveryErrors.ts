import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { example, field, withField, words } from './words';

/**
 * The 30xxx codes and 14107: why a message that Twilio had taken did not arrive.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const deliveryErrors: readonly CatalogueEntry[] = [
	{
		code: 14107,
		meaning: words`Too many messages went to and fro between two numbers within seconds.`,
		advice: words`Look for a loop, such as two workflows that answer each other, and stop it. Check that ${field('from')} and ${field('to')} differ, and wait a minute before you send again.`,
		repeat: 'afterChange',
	},
	{
		code: 30001,
		meaning: words`Too many messages were waiting to go out, so Twilio dropped this one.`,
		advice: words`Send it again later and more slowly${example('messagesPerSecond')}, or add senders to the service in ${consolePages.senderPool}.`,
		repeat: 'later',
	},
	{
		code: 30002,
		meaning: words`The Twilio account is suspended, so the message did not go out.`,
		advice: words`Find the reason in your email from Twilio or in ${consolePages.billing}, and settle it or ask Twilio Support before you send again.`,
		repeat: 'afterChange',
	},
	{
		code: 30003,
		meaning: words`The recipient's phone could not be reached.`,
		advice: words`Send once more later, because the phone may be off or without signal. If that fails too, check that ${field('to')} is a mobile number still in use.`,
		repeat: 'later',
	},
	{
		code: 30004,
		meaning: words`The recipient's side or the carrier blocked the message.`,
		advice: words`Do not repeat it. Ask the person by other means whether the number in ${field('to')} takes texts from businesses.`,
		repeat: 'never',
	},
	{
		code: 30005,
		meaning: words`The carrier does not know the ${field('to')} number, or it is no longer in use.`,
		advice: words`Take the number off your list, and ask the person for a current one to use in ${field('to')}.`,
		repeat: 'never',
	},
	{
		code: 30006,
		meaning: words`The ${field('to')} number is a landline, or its carrier cannot be reached.`,
		advice: words`Check the kind of number with Twilio Lookup before you text it again. If it is a landline, ask the person for a mobile number to use in ${field('to')}.`,
		repeat: 'never',
	},
	{
		code: 30007,
		meaning: words`Twilio or the carrier filtered the message out as unwanted.`,
		advice: words`Review ${field('body')} for shortened links and sales talk, and check that the sender is registered in ${consolePages.compliance}.`,
		repeat: 'afterChange',
	},
	{
		code: 30009,
		meaning: words`A part of a long message to you did not arrive at Twilio.`,
		advice: words`Ask the person to send it again from a place with better reception.`,
		repeat: 'never',
	},
	{
		code: 30010,
		meaning: words`The message cost more than the price limit that was set for it.`,
		advice: words`Clear ${field('maxPrice')} and send again; Twilio gave up this limit in June 2024.`,
		repeat: 'afterChange',
	},
	{
		code: 30011,
		meaning: words`Picture and other media messages (MMS) do not work where the recipient is.`,
		advice: words`Empty ${field('mediaUrl')} and put a link in ${field('body')}.`,
		repeat: 'afterChange',
	},
	{
		code: 30019,
		meaning: words`The message is larger than the recipient's carrier accepts.`,
		advice: words`Use smaller files in ${field('mediaUrl')}, for example below 500 kB, and send again.`,
		repeat: 'afterChange',
	},
	{
		code: 30036,
		meaning: words`The message waited longer than its validity period, so it was not sent.`,
		advice: words`Enter a longer ${field('validityPeriod')}, up to 36,000 seconds, or send more slowly; then send again if the message is still of use.`,
		repeat: 'afterChange',
	},
	{
		code: 30044,
		meaning: words`The text takes more segments than a trial account may send in one message.`,
		advice: words`Shorten ${field('body')}, switch ${field('smartEncoded')} on where typographic characters make it long, or upgrade the account in ${consolePages.billing}. Preview shows how many segments a text takes.`,
		repeat: 'afterChange',
	},
	{
		code: 30045,
		meaning: words`Twilio warns that the validity period lies outside what it allows.`,
		advice: words`Enter whole seconds from 1 to 36,000 (10 hours) in ${field('validityPeriod')}. Look at the status of this message before you send it again.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 30450,
		meaning: words`Twilio held the message back as possible fraud that drives up costs (SMS pumping).`,
		advice: words`Send again after half an hour if the person is real.${withField('riskCheck', words` Where you know every recipient, set ${field('riskCheck')} to Disable.`)}`,
		repeat: 'later',
	},
];
