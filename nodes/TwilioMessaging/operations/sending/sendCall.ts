import { createMessageRequest } from '../../../twilio/message/createMessage';
import { once } from '../../memoize';
import type { JsonObject } from '../../../twilio/api/json';
import type { TwilioRequest } from '../../../twilio/api/request';
import type { ItemReader } from '../../fields/reading/itemReader';
import { readMessageShape } from '../../fields/lookUp/simplify';
import type { Call, MessageIdentity, Poll, Parsed } from '../../call';
import type { Task } from '../operation';
import { pollDelivery } from '../common/deliveryPoll';
import { readDraft, type DraftedMessage, type MessageKind } from './draft';
import { SentMessageIdentity, type IdentityHints } from './messageIdentity';

/**
 * Creates what an item's fields add up to: a message, or the parts of a long one.
 *
 * @throws InvalidValue when it cannot be said how the message is to be returned
 */
export function readSend(item: ItemReader, kind: MessageKind): Task {
	const { messages, waitForDeliveryMinutes, problems } = readDraft(item, kind);
	const [problem] = problems;
	if (problem) return { problem };
	const { accountSid } = item;
	const shape = readMessageShape(item);
	const poll =
		waitForDeliveryMinutes === undefined
			? undefined
			: pollDelivery(accountSid, waitForDeliveryMinutes, shape);
	// Parts that look alike belong to texts that differ elsewhere: only the whole tells them apart.
	const whole = messages.length > 1 ? messages.map(({ message }) => message.body).join('') : '';
	const common = {
		accountSid,
		parts: messages.length,
		identity: { whole, ofMedia: (url: string) => item.identityOfMedia(url) },
		shape,
		poll,
	};
	return { calls: messages.map((drafted, part) => new SendCall(drafted, part, common)) };
}

/** What the messages of one item have in common. */
interface Common {
	readonly accountSid: string;
	readonly parts: number;
	readonly identity: IdentityHints;
	readonly shape: (message: JsonObject) => JsonObject;
	readonly poll: Poll | undefined;
}

const partsBefore =
	'The parts before it were sent: if the execution failed, retrying it sends only the rest.';

const capitalized = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** All items are read before the first request leaves: what can wait is worked out when its turn comes. */
class SendCall implements Call {
	readonly creates: MessageIdentity;
	readonly #request: () => TwilioRequest;

	constructor(
		private readonly drafted: DraftedMessage,
		private readonly part: number,
		private readonly common: Common,
	) {
		const { accountSid, identity } = common;
		const { message, skipIfSentWithinMinutes } = drafted;
		this.#request = once(() => createMessageRequest(accountSid, message));
		this.creates = new SentMessageIdentity(
			accountSid,
			message,
			this.#request,
			identity,
			skipIfSentWithinMinutes,
		);
	}

	get request(): TwilioRequest {
		return this.#request();
	}

	get whenFailed(): string {
		return `${capitalized(this.#subject)} was not sent`;
	}

	get whenUnknown(): string {
		return `It is unknown whether ${this.#subject} was sent`;
	}

	get whatWentBefore(): string | undefined {
		return this.part > 0 ? partsBefore : undefined;
	}

	get poll(): Poll | undefined {
		return this.common.poll;
	}

	parse(answer: JsonObject): Parsed | undefined {
		return typeof answer.sid === 'string' ? { results: [this.common.shape(answer)] } : undefined;
	}

	get #subject(): string {
		const { parts } = this.common;
		const part = parts > 1 ? `part ${this.part + 1} of ${parts} of ` : '';
		return `${part}the message to ${this.drafted.message.to}`;
	}
}
