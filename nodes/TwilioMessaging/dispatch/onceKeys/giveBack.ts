import type { SerialKeyStore } from '../claims/keyStore';
import type { KeyClaims } from './keyClaims';
import { begunKey } from './onceNames';
import type { OnceRun } from './onceRun';
import type { SentKeys } from './sentKeys';
import type { OnceName, SharedNames } from './sharedNames';

/** What a run that has ended leaves. */
export interface EndedRun {
	readonly store: SerialKeyStore;
	readonly names: SharedNames;
	readonly claims: KeyClaims;
	readonly sent: SentKeys;
	readonly run: OnceRun;
}

/** So many names at once: the store searches a row from its beginning for each key. */
const mostAtOnce = 80;

/** Removes all that is of no use any more: of what is in doubt, everything stays. */
export async function giveBack({ store, names, claims, sent, run }: EndedRun): Promise<void> {
	names.leave();
	const { all } = names;
	const settled = all.filter(({ standing }) => standing !== 'unknown');
	for (let index = 0; index < settled.length; index += mostAtOnce) {
		const slice = settled.slice(index, index + mostAtOnce);
		await store.exclusively(async (exclusive) => {
			await exclusive.remove(slice.flatMap((name) => keysToRemove(name, claims)));
		});
	}
	if (settled.length === all.length) await store.remove([...run.written, ...sent.sidKeys]);
}

function keysToRemove(name: OnceName, claims: KeyClaims): string[] {
	// Another run of this process may be about to send it.
	const isGivenBack = name.standing === 'free' && name.users === 0;
	return [...(isGivenBack ? [begunKey(name.name)] : []), ...claims.detailsOf(name)];
}
