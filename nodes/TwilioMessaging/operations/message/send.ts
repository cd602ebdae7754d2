import type { Channel } from '../../../twilio/address';
import { findProblem } from '../../../twilio/checkMessage';
import { createMessageRequest, type CreateMessage } from '../../../twilio/createMessage';
import { createParameters } from '../../../twilio/createParameters';
import { searchMessagesRequest } from '../../../twilio/messageRequests';
import { once } from '../../../once';
import type { JsonObject } from '../../../twilio/json';
import { encodeParameters, type TwilioRequest } from '../../../twilio/request';
import {
	comparableText,
	hasSameContent,
	isSameMessage,
	likenessOf,
} from '../../../twilio/sameMessage';
import type { ChannelContent } from '../../fields/channelContent';
import { readSkipIfSentWithin } from '../../fields/runOptions';
import { InvalidField, type ItemReader } from '../../fields/itemReader';
import { readRecipient } from '../../fields/recipient';
import { readSender } from '../../fields/sender';
import { readSendOptions } from '../../fields/sendOptions';
import { readMessageShape } from '../../fields/simplify';
import { readWaitForDeliveryOption } from '../../fields/waiting';
import type { Call, Creation } from '../call';
import { pollDelivery } from './deliveryPoll';

/** The channels whose prefix the addresses get; none for SMS and MMS. */
export interface Channels {
	readonly to?: Channel | undefined;
	readonly from?: Channel;
}

/**
 * The call that creates a message with this content, and sender, recipient and options from the
 * item's fields.
 *
 * @throws InvalidField
 */
export function readSend(item: ItemReader, content: ChannelContent, channels: Channels = {}): Call {
	const message: CreateMessage = {
		to: readRecipient(item, channels.to),
		...readSender(item, channels.from),
		...readSendOptions(item),
		...content,
	};
	const found = findProblem(message, new Date());
	if (found) {
		throw new InvalidField(createParameters[found.parameter].label, found.problem, found.advice);
	}
	const shape = readMessageShape(item);
	const minutes = readWaitForDeliveryOption(item);
	const request = once(() => createMessageRequest(item.accountSid, message));
	return {
		get request() {
			return request();
		},
		creation: new SendCreation(
			item.accountSid,
			message,
			request,
			(url) => item.identityOfMedia(url),
			readSkipIfSentWithin(item, message),
		),
		whenFailed: `The message to ${message.to} was not sent`,
		whenUnknown: `It is unknown whether the message to ${message.to} was sent`,
		take: (answer) => (typeof answer.sid === 'string' ? { results: [shape(answer)] } : undefined),
		...(minutes !== undefined && { poll: pollDelivery(item.accountSid, minutes, shape) }),
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

/** All items are read before the first request leaves: what can wait is worked out when its turn comes. */
class SendCreation implements Creation {
	readonly recipient: string;
	readonly sender: string;
	readonly place: string;
	readonly #content = once(() =>
		encodeParameters(
			this.request()
				.form.filter(([name]) => contentParameters.has(name))
				.map(([name, value]) => [name, this.identityOfMedia(value)]),
		),
	);
	readonly #text = once(() => comparableText(this.message));

	constructor(
		private readonly accountSid: string,
		private readonly message: CreateMessage,
		private readonly request: () => TwilioRequest,
		private readonly identityOfMedia: (url: string) => string,
		readonly skipIfSentWithinMinutes: number | undefined,
	) {
		const { to, from = '', messagingServiceSid } = message;
		this.recipient = to;
		this.sender = from === '' ? (messagingServiceSid ?? '') : from;
		this.place = `${to} ${messagingServiceSid ?? from}`;
	}

	get content(): string {
		return this.#content();
	}

	get text(): string {
		return this.#text();
	}

	get likeness(): string {
		return likenessOf(this.message, this.#text);
	}

	get search(): TwilioRequest {
		return searchMessagesRequest(this.accountSid, this.message);
	}

	matches(listed: JsonObject, text: string): boolean {
		return isSameMessage(this.message, listed, text);
	}

	isRepeatedBy(listed: JsonObject): boolean {
		return hasSameContent(this.message, listed);
	}
}
