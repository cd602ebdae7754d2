import { about } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import type { KeyDetails } from './keyDetails';
import { byKey, type OnceRunId } from './onceNames';
import type { OnceName } from './sharedNames';

/** More keys of other runs are not asked for. */
export const mostAsked = 10_000;

/**
 * What others have begun, too, and may be about to send; not what those had begun that do not live.
 *
 * @param runs the others
 * @throws the store's error
 */
export async function begunByOthers(
	store: SerialKeyStore,
	names: readonly OnceName[],
	runs: readonly OnceRunId[],
	details: KeyDetails,
): Promise<Set<OnceName>> {
	if (names.length * runs.length > mostAsked) return new Set(names);
	const asked = names.map((name) => {
		const known = new Set(details.of(name));
		const keys = runs.map((run) => byKey(name.name, run)).filter((key) => !known.has(key));
		return { name, keys };
	});
	const there = await store.find(asked.flatMap(({ name, keys }) => about(`${name.name} by`, keys)));
	const begun = asked.filter(({ keys }) => keys.some((key) => there.mayHave(key)));
	return new Set(begun.map(({ name }) => name));
}
