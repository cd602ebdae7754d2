import { markOf, each } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';

/**
 * Two keys that say the same, always written together. Asking for a key may leave it there when the
 * process dies meanwhile: then the other one tells.
 */
export type KeyPair = readonly [string, string];

/** What the row has said of pairs. */
export interface PairAnswer {
	/** Whether it is there, and somebody has meant it to be. */
	has(pair: KeyPair): boolean;
	/** Whether nobody knows: processes have died while they asked for the one and for the other. */
	isDoubtful(pair: KeyPair): boolean;
	/** What those who died while they asked for the pair have left to say so. */
	marksOf(pair: KeyPair): readonly string[];
}

/** Asks which pairs are there. */
export async function findPairs(
	store: SerialKeyStore,
	pairs: readonly KeyPair[],
): Promise<PairAnswer> {
	const first = await store.find(each(pairs.map(([one]) => one)));
	const doubtful = pairs.filter(([one]) => first.isDoubtful(one));
	const second = await store.find(each(doubtful.map(([, other]) => other)));
	return {
		has: ([one, other]) => first.has(one) || (first.isDoubtful(one) && second.has(other)),
		isDoubtful: ([one, other]) => first.isDoubtful(one) && second.isDoubtful(other),
		marksOf: ([one, other]) => [
			...(first.isDoubtful(one) ? [markOf(one)] : []),
			...(second.isDoubtful(other) ? [markOf(other)] : []),
		],
	};
}
