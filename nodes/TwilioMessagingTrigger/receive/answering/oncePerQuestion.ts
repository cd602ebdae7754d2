import { ExpiringMap } from '../../../expiringMap';
import type { Verdict } from './postAnswer';

/** How long a question is known, in milliseconds: after that n8n itself says that it is over. */
const lifetime = 24 * 60 * 60_000;
const capacity = 10_000;

/** By their links: whether the answers so far have ended in one that was taken. */
const questions = new ExpiringMap<string, Promise<boolean>>(lifetime, capacity);

/** Nothing was posted. */
const answeredBefore: Verdict = { taken: false };

/**
 * Posts answers to a question one after another, and none after the one that was taken: whoever texts YES
 * twice answers once.
 *
 * @param post never throws
 */
export async function oncePerQuestion(
	link: string,
	post: () => Promise<Verdict>,
): Promise<Verdict> {
	const earlier = questions.get(link) ?? Promise.resolve(false);
	const verdict = earlier.then(async (isTaken) => (isTaken ? answeredBefore : await post()));
	questions.set(
		link,
		verdict.then((result) => result === answeredBefore || result.taken),
	);
	return await verdict;
}
