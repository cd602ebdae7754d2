import { InvalidValue } from '../../twilio/values/problem';
import { mostReplyMedia } from '../../twilio/webhook/twiml';
import type { TriggerParameters } from '../fields/triggerParameters';

/** What goes out whole: ten messages of 1,600 characters, with their numbers. */
const longestReply = 15_000;

/**
 * Checks the reply that is the same for everybody: what Twilio refuses, nobody would ever get.
 *
 * @throws InvalidValue
 */
export function checkReply({
	events,
	reply,
	replyText,
	replyMediaUrls,
	longReply,
}: Pick<
	TriggerParameters,
	'events' | 'reply' | 'replyText' | 'replyMediaUrls' | 'longReply'
>): void {
	if (reply !== 'text' || !events.has('messageReceived')) return;
	const length = Array.from(replyText).length;
	if (longReply === 'split' && length > longestReply)
		throw new InvalidValue(
			`has ${length} characters, and at most ${longestReply} go out in a reply`,
			'Shorten it, or put the rest behind a link',
			'Text',
		);
	if (replyText !== '' && replyMediaUrls.length === 0 && isInvisible(replyText))
		throw new InvalidValue(
			'has nothing in it that can be sent',
			'Write a text, or set "Reply" to "Nothing"',
			'Text',
		);
	const unusable = replyMediaUrls.find((url) => !/^https?:\/\//i.test(url) || !URL.canParse(url));
	if (unusable !== undefined)
		throw new InvalidValue(
			`has something in it that is not an address: "${unusable}"`,
			'Use public addresses such as https://www.example.com/menu.jpg, with commas between them',
			'Media URL',
		);
	if (replyMediaUrls.length > mostReplyMedia)
		throw new InvalidValue(
			`has ${replyMediaUrls.length} addresses, and Twilio sends at most ${mostReplyMedia} files in a reply`,
			'Take some of them out',
			'Media URL',
		);
}

/** Whether a text is made of control characters and spaces alone. */
function isInvisible(text: string): boolean {
	return /^[\p{Control}\s]*$/u.test(text);
}
