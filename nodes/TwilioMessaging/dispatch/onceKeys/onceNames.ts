import { placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { comparableText, lookOf } from '../../../twilio/message/sameMessage';
import { hashOf } from '../record/hashOf';

/** So many keys are remembered at least, the latest. */
export const mostKeys = 20_000;
/** Entries of a row that only keys have written: two for each key, and what dead runs have left. */
export const mostEntries = 3 * mostKeys;

/** Runs whose keys may be in doubt at the same time. */
export const onceRunNumbers: readonly number[] = Array.from({ length: 256 }, (_, run) => run);

/** A key and its recipient, under one name. */
export const nameOfKey = (to: string, key: string) => hashOf(JSON.stringify([to, key]));

/** A part of a text that goes out under a key. */
export const nameOfPart = (name: string, part: number, whole: string) =>
	hashOf(JSON.stringify([name, part, whole]));

/** Says that a message may have been sent under the name. It is written before the message leaves. */
export const begunKey = (name: string) => `once ${name}`;

/**
 * Says that it was sent, where `begunKey` is there as well. Asked for only then: what is asked for stands
 * in the row for a moment, and for good when the process dies in that moment.
 */
export const sentKey = (name: string) => `once ${name} sent`;

/** Says which run began it, and where Twilio files what it sent. */
export const placeKey = (name: string, identity: MessageIdentity, run: number) =>
	`once ${name} at ${hashOf(placeOf(identity))} by ${run}`;

/** Says what Twilio's record of it looks like, from `recordedLook`. */
export const lookKey = (name: string, look: string, run: number) =>
	`once ${name} like ${look} by ${run}`;

/** Says that a message of Twilio's was sent under a name that is known as sent. */
export const sidKey = (sid: string) => `once sent ${sid}`;

/** Says that a run has begun keys. */
export const onceRunKey = (run: number) => `once run ${run}`;

/** Says that a run may have sent until a while after it began. */
export const sendingKey = (run: number, step: number) => `once run ${run} sending ${step}`;

/** Twilio's record can look like anything. */
export const anyLook = 'any';
/** The text goes out in parts, each under a name of its own. */
export const looksOfParts = 'parts';

/** What Twilio's record of a message will look like. */
export function recordedLook(identity: MessageIdentity): string {
	const look = lookOf(identity, comparableText(identity));
	return look === '' ? anyLook : hashOf(look);
}
