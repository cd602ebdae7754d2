import { longestBody } from '../../../twilio/message/checkMessage';
import { createParameters } from '../../../twilio/message/createParameters';
import { emptyTwiml, replyTwiml } from '../../../twilio/webhook/twiml';
import { bodyField } from '../../fields/message/body';
import { mediaUrlField, readReplyMedia } from '../../fields/message/attachments';
import { parseMessageText } from '../../fields/reading/messageWords';
import type { Operation } from '../operation';
import { InvalidValue } from '../../../twilio/values/problem';

/** The answer to a message that came in, for the Twilio Messaging Trigger to give. */
export const buildReply: Operation = {
	resource: 'message',
	value: 'buildReply',
	name: 'Build Reply',
	action: 'Build reply for the trigger',
	description:
		'Build the reply for a Twilio Messaging Trigger whose Reply is What the Workflow Returns; this operation sends nothing itself',
	asksNothing: true,
	builderHint:
		'Only behind a Twilio Messaging Trigger whose Reply is the workflow’s result, as the last node. It sends nothing: for a message at any other time, use a send.',
	fields: [bodyField, { ...mediaUrlField, default: [] }],
	read(item) {
		const mediaUrls = readReplyMedia(item);
		const twiml = item.read('body', createParameters.body.label, (raw) => {
			const body = parseMessageText(raw);
			const length = Array.from(body).length;
			if (length > longestBody) {
				throw new InvalidValue(
					`has ${length} characters; Twilio sends at most ${longestBody} in a message`,
					'Shorten it.',
				);
			}
			const isEmpty = body.trim() === '' && mediaUrls.length === 0;
			return isEmpty ? emptyTwiml : replyTwiml([{ body, mediaUrls }]);
		});
		return { results: [{ twiml }] };
	},
};
