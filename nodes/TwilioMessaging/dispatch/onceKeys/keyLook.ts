import { isFailure, type TwilioFailure } from '../../../twilio/api/failure';
import type { JsonObject } from '../../../twilio/api/json';
import { placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { createdAt, sidOf } from '../../../twilio/message/messageResource';
import { hasSameAddresses, isSentByApi } from '../../../twilio/message/sameMessage';
import { each, type Answer } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import { isNotBefore, share, type Whereabouts } from '../claims/sharing';
import type { PersonListing } from '../personListing';
import type { TwilioClock } from '../twilioClock';
import { askersFor, type DoubtfulKey, type ListedForKeys, type TimedKey } from './keyAskers';
import { sidKey } from './onceNames';

/** What it takes to tell whose a listed message is. */
export interface LookTools {
	readonly store: SerialKeyStore;
	/** The best clock there is at the moment. */
	readonly clock: () => TwilioClock;
	/** Whether a message is known to belong to an item. */
	isTaken(place: string, sid: string): boolean;
}

/** Messages of other senders to one person in the time in question. */
const mostElsewhere = 50;

/**
 * Looks for the messages of keys of one place in Twilio's list.
 *
 * @param taken messages that are known to be those of other keys
 * @returns by name; a failure when Twilio could not be asked; undefined when the run has stopped
 * @throws the store's error
 */
export async function lookFor(
	tools: LookTools,
	listing: PersonListing,
	keys: readonly DoubtfulKey[],
	taken: readonly JsonObject[],
): Promise<ReadonlyMap<string, Whereabouts> | TwilioFailure | undefined> {
	const [one] = keys;
	const listed = one && (await listing.messagesTo(one.identity));
	if (!listed || isFailure(listed)) return listed;
	// By now, the answer has told Twilio's time.
	const clock = tools.clock();
	const timed = keys.map((key) => ({ ...key, ...key.times(clock) }));
	const { notes, ...sorted } = await sortOut(tools, one.identity, timed, listed.messages, taken);
	const askers = await askersFor(tools.store, timed, sorted);
	const shared = share(askers, sorted.free, listed.isComplete);
	const conclude = (where: Whereabouts): Whereabouts =>
		where.kind === 'sent' && notes.isDoubtful(sidKeyOf(where.message))
			? { kind: 'unclear' }
			: where;
	return new Map(
		[...shared].map(([asker, where]) => [asker.name, conclude(asker.conclude(where))]),
	);
}

/** What may have been sent under the keys, by whether it came from the same sender. */
async function sortOut(
	tools: LookTools,
	identity: MessageIdentity,
	keys: readonly TimedKey[],
	listed: readonly JsonObject[],
	taken: readonly JsonObject[],
): Promise<ListedForKeys & { readonly notes: Answer }> {
	const place = placeOf(identity);
	const known = new Set(taken.map(sidOf));
	const since = earliestOf(keys);
	const until = Math.max(...keys.map((key) => key.until));
	const isHere = (message: JsonObject) => hasSameAddresses(identity, message);
	const possible = listed.filter(
		(message) => isSentByApi(message) && isNotBefore(message, since) && !known.has(sidOf(message)),
	);
	const here = possible.filter(isHere);
	const fromOthers = possible.filter((message) => !isHere(message) && createdAt(message) <= until);
	// So many could only be asked about one by one: a person is to say what they are.
	const isCrowded = fromOthers.length > mostElsewhere;
	const asked = isCrowded ? here : [...here, ...fromOthers];
	const notes = await tools.store.find(each(asked.map(sidKeyOf)));
	const isNobodys = (message: JsonObject) =>
		!notes.has(sidKeyOf(message)) && !tools.isTaken(place, sidOf(message));
	return {
		free: here.filter(isNobodys),
		elsewhere: isCrowded ? [] : fromOthers.filter(isNobodys),
		isCrowded,
		notes,
	};
}

const sidKeyOf = (message: JsonObject) => sidKey(sidOf(message));

/** When the first of them may have been sent, in milliseconds since 1970. */
const earliestOf = (keys: readonly TimedKey[]) => Math.min(...keys.map(({ since }) => since));
