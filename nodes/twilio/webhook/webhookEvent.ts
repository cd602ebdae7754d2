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
	if (sid === '') return undefined;
	const raw = Object.fromEntries(
		[...parameters].map(([name, values]) => [name, values.length > 1 ? [...values] : read(name)]),
	);
	const status = read('MessageStatus');
	if (status !== '') {
		const simple = simplifiedStatusUpdate(read, sid, status);
		return { kind: 'messageStatusUpdated', sid, status, media: [], simple, raw };
	}
	const media = readMedia(read);
	const simple = simplifiedMessage(read, sid, media);
	return { kind: 'messageReceived', sid, status: '', media, simple, raw };
}
