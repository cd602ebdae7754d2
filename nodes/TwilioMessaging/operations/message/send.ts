import { findProblem } from '../../../twilio/checkMessage';
import { createMessageRequest, type CreateMessage } from '../../../twilio/createMessage';
import { createParameters } from '../../../twilio/createParameters';
import { searchMessagesRequest } from '../../../twilio/messageRequests';
import { encodeParameters, type TwilioRequest } from '../../../twilio/request';
import {
	comparableText,
	hasSameContent,
	isSameMessage,
	likenessOf,
} from '../../../twilio/sameMessage';
import { readSkipIfSentWithin } from '../../fields/runOptions';
import { InvalidField, type ItemReader } from '../../fields/itemReader';
import { readRecipient } from '../../fields/recipient';
import { readSender } from '../../fields/sender';
import { readSendOptions } from '../../fields/sendOptions';
import { readMessageShape } from '../../fields/simplify';
import type { Call, Creation } from '../operation';

/**
 * The call that creates a message with this content, and sender, recipient and options from the
 * item's fields.
 *
 * @throws InvalidField
 */
export function readSend(
	item: ItemReader,
	content: Pick<CreateMessage, 'body' | 'mediaUrl'>,
): Call {
	const message: CreateMessage = {
		to: readRecipient(item),
		...readSender(item),
		...content,
		...readSendOptions(item),
	};
	const found = findProblem(message, new Date());
	if (found) {
		throw new InvalidField(createParameters[found.parameter].label, found.problem, found.advice);
	}
	const shape = readMessageShape(item);
	const request = createMessageRequest(item.accountSid, message);
	return {
		request,
		creation: {
			...identityOf(message, request),
			skipIfSentWithinMinutes: readSkipIfSentWithin(item, message),
			// Hardly ever asked for.
			get search() {
				return searchMessagesRequest(item.accountSid, message);
			},
			matches: (listed, text) => isSameMessage(message, listed, text),
			isRepeatedBy: (listed) => hasSameContent(message, listed),
		},
		whenFailed: `The message to ${message.to} was not sent`,
		whenUnknown: `It is unknown whether the message to ${message.to} was sent`,
		take: (answer) => (typeof answer.sid === 'string' ? { results: [shape(answer)] } : undefined),
	};
}

/**
 * What the person gets to see. All else, such as a callback with a number of its own or a time counted
 * from now, may differ between two tries of the same message.
 */
const contentParameters: ReadonlySet<string> = new Set([
	'Body',
	'ContentSid',
	'ContentVariables',
	'MediaUrl',
	'PersistentAction',
]);

function identityOf(
	message: CreateMessage,
	request: TwilioRequest,
): Pick<Creation, 'recipient' | 'sender' | 'content' | 'place' | 'text' | 'likeness'> {
	const { to, from = '', messagingServiceSid } = message;
	const text = comparableText(message);
	const content = request.form.filter(([name]) => contentParameters.has(name));
	return {
		recipient: to,
		sender: from === '' ? (messagingServiceSid ?? '') : from,
		content: encodeParameters(content),
		place: `${to} ${messagingServiceSid ?? from}`,
		text,
		likeness: likenessOf(message, text),
	};
}
