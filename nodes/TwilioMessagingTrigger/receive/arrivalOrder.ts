/** By trigger, what ends when all calls that have come in so far are prepared. */
const prepared = new Map<string, Promise<unknown>>();

/**
 * Prepares a webhook call, and gives it back in the order in which calls came in: n8n takes a longer time
 * for one credential than for another, and a status must not be overtaken by the one before it.
 *
 * @param trigger tells it from all others
 * @throws what `prepare` throws
 */
export async function inOrderOfArrival<Result>(
	trigger: string,
	prepare: () => Promise<Result>,
): Promise<Result> {
	const own = prepare();
	const all = Promise.allSettled([prepared.get(trigger), own]);
	prepared.set(trigger, all);
	await all;
	if (prepared.get(trigger) === all) prepared.delete(trigger);
	return await own;
}
