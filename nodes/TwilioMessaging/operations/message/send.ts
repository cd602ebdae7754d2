import { findProblem } from '../../../twilio/checkMessage';
import { createMessageRequest, type CreateMessage } from '../../../twilio/createMessage';
import { createParameters } from '../../../twilio/createParameters';
import { InvalidField, type ItemReader } from '../../fields/itemReader';
import { readRecipient } from '../../fields/recipient';
import { readSender } from '../../fields/sender';
import { readSendOptions } from '../../fields/sendOptions';
import { readMessageShape } from '../../fields/simplify';
import type { Call } from '../operation';

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
	return {
		request: createMessageRequest(item.accountSid, message),
		createsMessage: true,
		whenFailed: `The message to ${message.to} was not sent`,
		whenUnknown: `It is unknown whether the message to ${message.to} was sent`,
		take: (answer) => (typeof answer.sid === 'string' ? { results: [shape(answer)] } : undefined),
	};
}
