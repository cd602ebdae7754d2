import { createMessageRequest, type CreateMessage } from '../../../twilio/message/createMessage';
import { identify } from '../../../twilio/message/identity';
import type { JsonObject } from '../../../twilio/api/json';
import type { TwilioRequest } from '../../../twilio/api/request';
import type { ItemReader } from '../../fields/reading/itemReader';
import { readKeptPart, readMessageShape } from '../../fields/lookUp/simplify';
import type { Call, Creation, Poll, Parsed } from '../../call';
import type { Task } from '../operation';
import { pollDelivery } from '../common/deliveryPoll';
import { partsFrom, readDraft, type MessageKind } from './draft';

/**
 * Creates what an item's fields add up to: a message, or the parts of a long one.
 *
 * @throws InvalidValue when it cannot be said how the message is to be returned
 */
export function readSend(item: ItemReader, kind: MessageKind): Task {
	const { messages, waitForDeliveryMinutes, sendOnceKey, problems } = readDraft(item, kind);
	const [problem] = problems;
	if (problem) return { problem };
	const shape = readMessageShape(item);
	const kept = readKeptPart(item);
	const poll =
		waitForDeliveryMinutes === undefined
			? undefined
			: pollDelivery(item.accountSid, waitForDeliveryMinutes, shape);
	const callsOf = (parts: readonly CreateMessage[], skipIfSentWithinMinutes?: number) =>
		callsFor(item, parts, { shape, kept, poll, skipIfSentWithinMinutes, sendOnceKey });
	const [first] = messages;
	const calls = callsOf(
		messages.map(({ message }) => message),
		first?.skipIfSentWithinMinutes,
	);
	const hasText = first?.message.body !== undefined && first.message.contentSid === undefined;
	if (!hasText) return { calls };
	return {
		calls,
		withTexts: (texts) =>
			callsOf(
				partsFrom(first.message, texts),
				texts.length === 1 ? first.skipIfSentWithinMinutes : undefined,
			),
	};
}

/** What holds for all of an item's messages. */
export interface Sent {
	/** What leaves the node of Twilio's answer. */
	readonly shape: (message: JsonObject) => JsonObject;
	readonly kept: Creation['kept'];
	readonly poll?: Poll | undefined;
	readonly skipIfSentWithinMinutes?: number | undefined;
	readonly sendOnceKey?: string | undefined;
	/** The link of a question, by the message that has it. */
	readonly questionOf?: (message: CreateMessage) => string | undefined;
}

/** The calls that create an item's messages, one after another. */
export function callsFor(
	item: ItemReader,
	parts: readonly CreateMessage[],
	{ shape, kept, poll, skipIfSentWithinMinutes, sendOnceKey, questionOf }: Sent,
): readonly Call[] {
	const { accountSid, apiUrl } = item.account;
	// Parts that look alike belong to texts that differ elsewhere: only the whole tells them apart.
	const whole = parts.length > 1 ? parts.map(({ body }) => body).join('') : '';
	const context = { accountSid, apiUrl, whole, idOfMedia: (url: string) => item.idOfMedia(url) };
	return parts.map((message, part): SendCall => {
		const question = questionOf?.(message);
		const identity = identify(message, { ...context, question });
		// A question to several people is one message to each.
		const position = question === undefined ? { part, parts: parts.length } : { part: 0, parts: 1 };
		const creates = { identity, skipIfSentWithinMinutes, sendOnceKey, kept };
		return new SendCall(accountSid, message, position, creates, shape, poll);
	});
}

const partsBefore =
	'The parts before it were sent: if the execution failed, retrying it sends only the rest.';

const capitalized = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** All items are read before the first request leaves: what can wait is worked out when its turn comes. */
class SendCall implements Call {
	constructor(
		private readonly accountSid: string,
		private readonly message: CreateMessage,
		private readonly position: { readonly part: number; readonly parts: number },
		readonly creates: Creation,
		private readonly shape: (message: JsonObject) => JsonObject,
		readonly poll: Poll | undefined,
	) {}

	get request(): TwilioRequest {
		return createMessageRequest(this.accountSid, this.message);
	}

	get whenFailed(): string {
		return `${capitalized(this.#subject)} was not sent`;
	}

	get whenUnknown(): string {
		return `It is unknown whether ${this.#subject} was sent`;
	}

	get whatWentBefore(): string | undefined {
		return this.position.part > 0 ? partsBefore : undefined;
	}

	parse(answer: JsonObject): Parsed | undefined {
		return typeof answer.sid === 'string' ? { results: [this.shape(answer)] } : undefined;
	}

	get #subject(): string {
		const { part, parts } = this.position;
		const which = parts > 1 ? `part ${part + 1} of ${parts} of ` : '';
		return `${which}the message to ${this.message.to}`;
	}
}
