import { createMessageRequest, type CreateMessage } from '../../../twilio/createMessage';
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
import type { ItemReader } from '../../fields/itemReader';
import { readMessageShape } from '../../fields/simplify';
import type { Call, Creation } from '../call';
import type { Task } from '../operation';
import { pollDelivery } from './deliveryPoll';
import { readDraft, type DraftedMessage, type MessageKind } from './draft';

/**
 * Creates what an item's fields add up to: a message, or the parts of a long one.
 *
 * @throws InvalidField
 */
export function readSend(item: ItemReader, kind: MessageKind): Task {
	const { messages, waitForDeliveryMinutes, problems } = readDraft(item, kind);
	const [problem] = problems;
	if (problem) throw problem;
	const { accountSid } = item;
	const shape = readMessageShape(item);
	const poll =
		waitForDeliveryMinutes === undefined
			? undefined
			: pollDelivery(accountSid, waitForDeliveryMinutes, shape);
	// Parts that look alike belong to texts that differ elsewhere: only the whole tells them apart.
	const whole = messages.length > 1 ? messages.map(({ message }) => message.body).join('') : '';
	const callOf = (drafted: DraftedMessage, index: number): Call => {
		const { message } = drafted;
		const request = once(() => createMessageRequest(accountSid, message));
		const part = messages.length > 1 ? `part ${index + 1} of ${messages.length} of ` : '';
		const subject = `${part}the message to ${message.to}`;
		return {
			get request() {
				return request();
			},
			creation: new SendCreation(
				accountSid,
				message,
				request,
				{ whole, ofMedia: (url) => item.identityOfMedia(url) },
				drafted.skipIfSentWithinMinutes,
			),
			whenFailed: `${capitalized(subject)} was not sent`,
			whenUnknown: `It is unknown whether ${subject} was sent`,
			...(index > 0 && { whatWentBefore: partsBefore }),
			take: (answer) => (typeof answer.sid === 'string' ? { results: [shape(answer)] } : undefined),
			...(poll && { poll }),
		};
	};
	return { calls: messages.map(callOf) };
}

const partsBefore =
	'The parts before it were sent: if the execution failed, retrying it sends only the rest.';

const capitalized = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

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

/** What tells a message from others beside what its request says. */
interface Identity {
	/** The text of which it is a part; empty if it is none. */
	readonly whole: string;
	/** What stays the same of a file when its address changes. */
	ofMedia(url: string): string;
}

/** All items are read before the first request leaves: what can wait is worked out when its turn comes. */
class SendCreation implements Creation {
	readonly recipient: string;
	readonly sender: string;
	readonly place: string;
	readonly #content = once(() => {
		const shown = this.request().form.filter(([name]) => contentParameters.has(name));
		const parts = shown.map(([name, value]) => [name, this.identity.ofMedia(value)] as const);
		return encodeParameters(parts) + this.identity.whole;
	});
	readonly #text = once(() => comparableText(this.message));

	constructor(
		private readonly accountSid: string,
		private readonly message: CreateMessage,
		private readonly request: () => TwilioRequest,
		private readonly identity: Identity,
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
