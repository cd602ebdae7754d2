import { hash } from 'node:crypto';
import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../../../twilio/api/json';
import type { TwilioRequest } from '../../../twilio/api/request';
import { placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import type { Outcome } from './entry';
import { hashOf } from './hashOf';

/** Longer than a request takes on its way, in milliseconds. */
const longestWay = 15 * 60_000;

/** What one run of 0.1.0 kept, in an execution that was saved then. */
export class Version1Run {
	constructor(private readonly run: JsonObject) {}

	/**
	 * What became of an item's message.
	 *
	 * @param origin the item and all the fields of the node, as 0.1.0 wrote them down
	 */
	recall(itemIndex: number, identity: MessageIdentity, origin: () => string): Outcome | undefined {
		const items = this.#part('items');
		const content = contentOf(identity);
		const stored =
			items[keyOf(itemIndex, [identity.to, content])] ??
			items[this.#keyByOrigin(itemIndex, identity, origin)];
		return isJsonObject(stored) ? outcomeOf(stored, identity) : undefined;
	}

	/** The results of a change that went through. */
	recallChange(itemIndex: number, { path, form }: TwilioRequest): JsonObject[] | undefined {
		const results = this.#part('changes')[keyOf(itemIndex, [path, ...form.flat()])];
		return Array.isArray(results) ? results.filter(isJsonObject) : undefined;
	}

	/** SIDs of all messages that it knew to belong to somebody. */
	*sids(): Generator<string> {
		yield* Object.keys(this.#part('owned'));
		for (const stored of Object.values(this.#part('items'))) {
			if (isJsonObject(stored) && isJsonObject(stored.message)) yield textOf(stored.message.sid);
		}
	}

	#keyByOrigin(itemIndex: number, { to }: MessageIdentity, origin: () => string): string {
		const origins = this.#part('origins');
		// The origin takes its time to write down.
		const from = isEmpty(origins) ? '' : origin();
		return from === '' ? '' : textOf(origins[keyOf(itemIndex, [to, from])]);
	}

	#part(name: string): JsonObject {
		const part = this.run[name];
		return isJsonObject(part) ? part : {};
	}
}

/** In constant time. */
function isEmpty(object: JsonObject): boolean {
	for (const name in object) if (Object.hasOwn(object, name)) return false;
	return true;
}

function outcomeOf(stored: JsonObject, identity: MessageIdentity): Outcome | undefined {
	const { message, skipped, since, place, text } = stored;
	if (isJsonObject(message)) {
		return { state: skipped === true ? 'skipped' : 'accepted', since: 0, message };
	}
	if (typeof since !== 'number') return undefined;
	const { to, from, messagingServiceSid } = identity;
	const isHere = place === `${to} ${messagingServiceSid === '' ? from : messagingServiceSid}`;
	return {
		state: 'unknown',
		since,
		until: since + longestWay,
		isOwnClock: true,
		// It knew neither account nor host.
		place: isHere ? hashOf(placeOf(identity)) : textOf(place),
		look: '',
		text: textOf(text),
	};
}

/** What the person got to see, as 0.1.0 wrote it: the parameters in their order, and the whole text. */
function contentOf(identity: MessageIdentity): string {
	const { persistentAction, contentVariables, body, media, contentSid, whole } = identity;
	const one = (name: string, value: string): JsonValue[][] => (value === '' ? [] : [[name, value]]);
	const parts = [
		...persistentAction.flatMap((value) => one('PersistentAction', value)),
		...one('ContentVariables', contentVariables),
		...one('Body', body),
		...media.flatMap((value) => one('MediaUrl', value)),
		...one('ContentSid', contentSid),
	];
	return JSON.stringify([parts, whole]);
}

function keyOf(itemIndex: number, parts: readonly string[]): string {
	return `${itemIndex}:${hash('sha256', JSON.stringify(parts), 'base64')}`;
}
