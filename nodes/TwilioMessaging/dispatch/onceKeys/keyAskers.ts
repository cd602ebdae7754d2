import type { JsonObject } from '../../../twilio/api/json';
import { messageKey } from '../../../twilio/message/identity';
import { createdAt } from '../../../twilio/message/messageResource';
import { lookOfListed } from '../../../twilio/message/sameMessage';
import { about, type Answer } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import { isNotBefore, type Asker, type Whereabouts } from '../claims/sharing';
import { hashOf } from '../record/hashOf';
import type { NamedKey } from './keyedJob';
import type { Origin } from './origins';
import type { RunTimes } from './otherRuns';
import { anyLook, lookKey, looksOfParts } from './onceNames';

/** A key that was begun, and which messages can have been sent under it. */
export interface DoubtfulKey extends NamedKey, Origin {}

/** The same, with the times that are known by now. */
export interface TimedKey extends DoubtfulKey, RunTimes {}

/** A key that asks which of the messages is its own. */
export interface KeyAsker extends Asker {
	readonly name: string;
	/** What follows for the key from what was found out. */
	conclude(where: Whereabouts): Whereabouts;
}

/** What Twilio lists of the messages to a person. */
export interface ListedForKeys {
	/** Those that may be shared out: from the same sender, and nobody's yet. */
	readonly free: readonly JsonObject[];
	/** From other senders. */
	readonly elsewhere: readonly JsonObject[];
	/** Those of other senders are too many to be asked about. */
	readonly isCrowded: boolean;
}

/** Asks what messages of these keys look like. */
export async function askersFor(
	store: SerialKeyStore,
	keys: readonly TimedKey[],
	listed: ListedForKeys,
): Promise<KeyAsker[]> {
	const looks = [anyLook, looksOfParts, ...[...listed.free, ...listed.elsewhere].map(lookHash)];
	const answer = await store.find(
		keys.flatMap((key) => {
			const asked = [key.look, ...looks].flatMap((look) => lookKeys(key, look));
			return about(`${key.name.name} like`, [...new Set(asked)]);
		}),
	);
	return keys.map((key) => askerOf(key, listed, looks, answer));
}

function askerOf(
	key: TimedKey,
	{ free, elsewhere, isCrowded }: ListedForKeys,
	looks: readonly string[],
	answer: Answer,
): KeyAsker {
	const { name, identity, look, since, surely, until } = key;
	const wasLike = (asked: string) => lookKeys(key, asked).some((each) => answer.mayHave(each));
	const isDoubtful = [look, ...looks].some((asked) =>
		lookKeys(key, asked).some((each) => answer.isDoubtful(each)),
	);
	const isOfParts = wasLike(looksOfParts);
	const isVague = isOfParts || key.isVague;
	const mayBeAny = isOfParts || wasLike(anyLook);
	const isErased = (message: JsonObject) => message.body === '';
	const looksRight = (message: JsonObject) => mayBeAny || wasLike(lookHash(message));
	const isLate = (message: JsonObject) => createdAt(message) > until;
	const isInTime = (message: JsonObject) => isNotBefore(message, since) && !isLate(message);
	const isOthers =
		isCrowded ||
		elsewhere.some((message) => isInTime(message) && (isErased(message) || looksRight(message)));
	// Nobody may have sent so late: another key, node or person has. But a person is to say so.
	const isUnsure = free.some(
		(message) =>
			isNotBefore(message, since) &&
			((!mayBeAny && isErased(message)) || (isLate(message) && looksRight(message))),
	);
	// What is not known for certain of one is not to take from others what is theirs.
	const isCertain = !isVague && !isDoubtful && !name.isMarked && !key.isElsewhere;
	// The person has just what would be sent, whatever was begun.
	const isTheSame = (message: JsonObject) => isDoubtful && lookHash(message) === look;
	const hasTheSame = free.some((message) => isInTime(message) && isTheSame(message));
	const isSurely = (message: JsonObject) =>
		isNotBefore(message, surely) && (isTheSame(message) || !(isVague || isDoubtful));
	const isSurelyNone = !isUnsure && !isOthers && !name.isMarked;
	const isLikeOthers = isCertain && !mayBeAny && wasLike(look);
	return {
		name: name.name,
		alike: isLikeOthers ? `${messageKey(identity)} ${key.runs.join()}` : name.name,
		fits: (message) => isInTime(message) && (hasTheSame ? isTheSame(message) : looksRight(message)),
		conclude: (where) => {
			const isClear = where.kind === 'sent' ? isSurely(where.message) : isSurelyNone;
			return isClear && !key.isElsewhere ? where : { kind: 'unclear' };
		},
	};
}

const lookHash = (message: JsonObject) => hashOf(lookOfListed(message));

const lookKeys = ({ name, runs }: DoubtfulKey, look: string) =>
	runs.map((run) => lookKey(name.name, look, run));
