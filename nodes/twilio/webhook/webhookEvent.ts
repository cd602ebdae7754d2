import type { JsonObject } from '../api/json';
import { readMedia, type ReadPosted, type ReceivedMedia } from './postedMedia';
import type { PostedParameters } from './signature';
import { simplifiedMessage, simplifiedStatusUpdate } from './simplifiedEvent';

/** What Twilio tells of. */
export type EventKind = 'messageReceived' | 'messageStatusUpdated';

/** Something that Twilio posted. */
export interface TwilioEvent {
	readonly kind: EventKind;
	/** The message's. */
	readonly sid: string;
	/** Of a status update; empty for a message that came in. */
	readonly status: string;
	/** Of a status update, where Twilio gives one. */
	readonly errorCode: number | undefined;
	readonly media: readonly ReceivedMedia[];
	/** The fields that most workflows need. */
	readonly simple: JsonObject;
	/** Everything as it was posted. */
	readonly raw: JsonObject;
}

/**
 * Reads what Twilio posts when a message comes in or changes its status.
 *
 * @returns undefined when it is neither
 * @see https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function readEvent(parameters: PostedParameters): TwilioEvent | undefined {
	const read: ReadPosted = (name) => parameters.get(name)?.[0] ?? '';
	const sid = read('MessageSid') || read('SmsSid');
	if (sid === '' || isOfConversations(parameters)) return undefined;
	const raw = Object.fromEntries(
		[...parameters].map(([name, values]) => [name, values.length > 1 ? [...values] : read(name)]),
	);
	const status = read('MessageStatus');
	if (status !== '' && !inboundStatuses.has(status.toLowerCase())) {
		const errorCode = Number.parseInt(read('ErrorCode'), 10) || undefined;
		const simple = simplifiedStatusUpdate(read, { sid, status, errorCode });
		return { kind: 'messageStatusUpdated', sid, status, errorCode, media: [], simple, raw };
	}
	// Something about a message that came in must not stand in for the message itself.
	if (status !== '' && !parameters.has('Body') && !parameters.has('NumMedia')) return undefined;
	const media = readMedia(read);
	const simple = simplifiedMessage(read, sid, media);
	return {
		kind: 'messageReceived',
		sid,
		status: '',
		errorCode: undefined,
		media,
		simple,
		raw,
	};
}

/** Statuses of messages that come in; all others are of messages that go out. */
const inboundStatuses: ReadonlySet<string> = new Set(['receiving', 'received']);

/**
 * Whether it is an event of Twilio Conversations, such as `onMessageAdded`: a message there has another
 * SID, no sender's address and no reply in TwiML. It needs another receiver.
 *
 * @see https://www.twilio.com/docs/conversations/conversations-webhooks
 */
export function isOfConversations(parameters: PostedParameters): boolean {
	const event = parameters.get('EventType')?.[0] ?? '';
	return parameters.has('ConversationSid') || /^on[A-Z]/.test(event);
}
