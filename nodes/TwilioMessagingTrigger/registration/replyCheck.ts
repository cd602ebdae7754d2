import { InvalidValue } from '../../twilio/values/problem';
import { quoteUrl } from '../../twilio/values/urlText';
import { mostReplyMedia } from '../../twilio/webhook/twiml';
import type { TriggerParameters } from '../fields/triggerParameters';

/** What goes out whole: ten messages of 1,600 characters, with their numbers. */
const longestReply = 15_000;

/** What is wrong with the reply that is the same for everybody: what Twilio refuses, nobody would ever get. */
export function replyProblem({
	events,
	reply,
	replyText,
	replyMediaUrls,
	longReply,
}: Pick<TriggerParameters, 'events' | 'reply' | 'replyText' | 'replyMediaUrls' | 'longReply'>):
	InvalidValue | undefined {
	if (reply !== 'text' || !events.has('messageReceived')) return undefined;
	const length = Array.from(replyText).length;
	if (longReply === 'split' && length > longestReply)
		return new InvalidValue(
			`has ${length} characters, and at most ${longestReply} go out in a reply`,
			'Shorten it, or put the rest behind a link',
			'Text',
		);
	if (replyMediaUrls.length === 0 && isInvisible(replyText))
		return new InvalidValue(
			'has nothing in it that can be sent',
			'Write a text, or set "Reply" to "Nothing"',
			'Text',
		);
	const unusable = replyMediaUrls.find((url) => !/^https?:\/\//i.test(url) || !URL.canParse(url));
	if (unusable !== undefined)
		return new InvalidValue(
			`has something in it that is not a URL: ${quoteUrl(unusable)}`,
			'Use public URLs such as https://www.example.com/menu.jpg, with commas between them',
			'Media URL',
		);
	if (replyMediaUrls.length > mostReplyMedia)
		return new InvalidValue(
			`has ${replyMediaUrls.length} URLs, and Twilio sends at most ${mostReplyMedia} files in a reply`,
			'Remove some of them',
			'Media URL',
		);
	return undefined;
}

/** Whether a text is made of control characters and spaces alone; one of spaces is as good as none. */
function isInvisible(text: string): boolean {
	return text.trim() !== '' && /^[\p{Control}\s]*$/u.test(text);
}
