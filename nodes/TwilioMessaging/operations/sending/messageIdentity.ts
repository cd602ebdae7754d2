import type { CreateMessage } from '../../../twilio/message/createMessage';
import { searchMessagesRequest } from '../../../twilio/message/messageRequests';
import { once } from '../../memoize';
import type { JsonObject } from '../../../twilio/api/json';
import { asUnicode, type TwilioRequest } from '../../../twilio/api/request';
import {
	comparableText,
	hasSameContent,
	isSameMessage,
	likenessOf,
} from '../../../twilio/message/sameMessage';
import type { MessageIdentity } from '../../call';

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
export interface IdentityHints {
	/** The text of which it is a part; empty if it is none. */
	readonly whole: string;
	/** What stays the same of a file when its address changes. */
	ofMedia(url: string): string;
}

/** All items are read before the first request leaves: what can wait is worked out when its turn comes. */
export class SentMessageIdentity implements MessageIdentity {
	readonly recipient: string;
	readonly sender: string;
	readonly place: string;
	readonly #content = once(() => {
		const shown = this.request().form.filter(([name]) => contentParameters.has(name));
		const parts = shown.map(([name, value]) => [name, asUnicode(this.identity.ofMedia(value))]);
		return JSON.stringify([parts, asUnicode(this.identity.whole)]);
	});
	readonly #text = once(() => comparableText(this.message));

	constructor(
		private readonly accountSid: string,
		private readonly message: CreateMessage,
		private readonly request: () => TwilioRequest,
		private readonly identity: IdentityHints,
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

	isDuplicateOf(listed: JsonObject): boolean {
		return hasSameContent(this.message, listed);
	}
}
