import { isJsonObject, textOf, type JsonObject, type JsonValue } from '../../../twilio/api/json';

/** The span in which a message without an answer may have been created, in milliseconds since 1970. */
export interface LostSpan {
	readonly since: number;
	readonly until: number;
	/** Set when no answer had told Twilio's time: it is this process's own, which may be wrong. */
	readonly isOwnClock?: true;
}

/** What became of a message, as far as an execution knows. */
export type Outcome =
	/** Twilio has it: what is needed of its answer to give the same result again. */
	| { readonly state: 'accepted'; readonly since: number; readonly message: JsonObject }
	/** Somebody had sent it before: Skip If Sent Within passed it over. */
	| { readonly state: 'skipped'; readonly since: number; readonly message: JsonObject }
	/** Twilio said no. */
	| { readonly state: 'refused' }
	/** The request left, and nobody knows what became of it. */
	| (LostSpan & {
			readonly state: 'unknown';
			/** Where Twilio would have filed it, from `placeOf`, as a hash. */
			readonly place: string;
			/** As in `lookOf`, as a hash; empty when it can look like anything. */
			readonly look: string;
			/** From `comparableText`. */
			readonly text: string;
	  });

/** What is kept of one message of an item. */
export type Entry = Outcome & {
	/** The message, from `messageKey`, as a hash. */
	readonly id: string;
	/** What made it, as a hash, where expressions could make it anew; empty where they could not. */
	readonly raw: string;
	/** Which of the item's messages it is, from 0. */
	readonly part: number;
};

/** An entry of a message of which nobody knows what became. */
export type UnknownEntry = Extract<Entry, { state: 'unknown' }>;

/** Whether nothing is to be sent any more: the person has the message. */
export function isSettled(entry: Entry | undefined): boolean {
	return entry?.state === 'accepted' || entry?.state === 'skipped';
}

/** An entry as plain data: what says nothing is left out. */
export function writeEntry({ id, raw, part, ...outcome }: Entry): JsonObject {
	const rest: JsonObject = {};
	for (const [name, value] of Object.entries<JsonValue>(outcome)) rest[name] = value;
	return { id, ...(raw !== '' && { raw }), ...(part > 0 && { part }), ...rest };
}

/** Reads an entry; undefined for what this version did not write. */
export function readEntry(stored: JsonValue | undefined): Entry | undefined {
	if (!isJsonObject(stored)) return undefined;
	const outcome = readOutcome(stored);
	const part = typeof stored.part === 'number' ? stored.part : 0;
	return outcome && { id: textOf(stored.id), raw: textOf(stored.raw), part, ...outcome };
}

function readOutcome(stored: JsonObject): Outcome | undefined {
	const { state, since, until, message, isOwnClock } = stored;
	if (state === 'refused') return { state };
	if (typeof since !== 'number') return undefined;
	if (state === 'accepted' || state === 'skipped')
		return isJsonObject(message) ? { state, since, message } : undefined;
	if (state !== 'unknown' || typeof until !== 'number') return undefined;
	const [place, look, text] = [textOf(stored.place), textOf(stored.look), textOf(stored.text)];
	return { state, since, until, place, look, text, ...(isOwnClock === true && { isOwnClock }) };
}
