import type { JsonObject } from '../../twilio/api/json';
import { messageKey, placeOf, type MessageIdentity } from '../../twilio/message/identity';
import { hashOf } from './record/hashOf';
import { time } from './time';

/** Longer than a listing is used, in milliseconds. */
const kept = 3 * 60_000;
/** Longer than Twilio's lists are late. */
const longestLag = 30_000;

/**
 * What executions of this process sent just now with Skip If Sent Within: two that begin at the same
 * moment do not see each other's messages in Twilio's list yet.
 */
const sent = new Map<string, { readonly message: JsonObject; readonly at: number }>();

/** Takes note of a message that was sent just now. */
export function noteSent(identity: MessageIdentity, message: JsonObject): void {
	const now = time.elapsed();
	const key = keyOf(identity);
	sent.delete(key);
	sent.set(key, { message, at: now });
	for (const [oldest, { at }] of sent) {
		if (now - at < kept) return;
		sent.delete(oldest);
	}
}

/**
 * The last message that gave the same person the same content from the same sender, if it is so new that
 * a list need not show it.
 *
 * @param listedAt when the list was read, by `time.elapsed()`
 */
export function sentLately(identity: MessageIdentity, listedAt: number): JsonObject | undefined {
	const known = sent.get(keyOf(identity));
	return known && listedAt - known.at < longestLag ? known.message : undefined;
}

function keyOf(identity: MessageIdentity): string {
	return hashOf(`${placeOf(identity)} ${messageKey(identity)}`);
}
