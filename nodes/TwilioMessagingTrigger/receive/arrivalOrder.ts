import { sleep } from 'n8n-workflow';

/** Longest wait for the calls before it, in milliseconds: one of them may hang. */
const longest = 1000;

/** By trigger, what ends when the last call that has come in is prepared. */
const turns = new Map<string, Promise<void>>();

/**
 * Prepares a webhook call, and gives it back in the order in which the trigger's calls came in: n8n reads
 * a credential faster for one call than for another, and a later call must not overtake an earlier one.
 *
 * @param trigger tells it from all others
 * @throws what `prepare` throws
 */
export async function inOrderOfArrival<Result>(
	trigger: string,
	prepare: () => Promise<Result>,
): Promise<Result> {
	const own = prepare();
	const earlier = turns.get(trigger);
	const waited = earlier && Promise.race([earlier, sleep(longest)]);
	const turn = Promise.allSettled([own, waited]).then(() => undefined);
	turns.set(trigger, turn);
	await turn;
	if (turns.get(trigger) === turn) turns.delete(trigger);
	return await own;
}
