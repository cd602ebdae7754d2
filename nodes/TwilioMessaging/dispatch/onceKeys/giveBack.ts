import type { SerialKeyStore } from '../claims/keyStore';
import type { KeyClaims } from './keyClaims';
import { begunKey } from './onceNames';
import { hasOtherOnceRuns, type OnceRun } from './onceRun';
import type { SentKeys } from './sentKeys';
import type { OnceName, SharedNames } from './sharedNames';

/** What a run that has ended leaves. */
export interface EndedRun {
	readonly store: SerialKeyStore;
	readonly names: SharedNames;
	readonly claims: KeyClaims;
	readonly sent: SentKeys;
	readonly run: OnceRun;
	/** Tells the row among those of all nodes. */
	readonly row: string;
}

/** So many names at once: the store searches a row from its beginning for each key. */
const mostAtOnce = 80;

/** Removes all that is of no use any more: of what is in doubt, everything stays. */
export async function giveBack({ store, names, claims, sent, run, row }: EndedRun): Promise<void> {
	names.leave();
	const { all } = names;
	// Of what was written and could not be asked, a later run finds out what it is.
	const isOpen = (name: OnceName) =>
		name.standing === 'unknown' ||
		(name.standing === 'unasked' && claims.detailsOf(name).length > 0);
	const settled = all.filter((name) => !isOpen(name));
	for (let index = 0; index < settled.length; index += mostAtOnce) {
		const slice = settled.slice(index, index + mostAtOnce);
		await store.exclusively(async (exclusive) => {
			await exclusive.remove(slice.flatMap((name) => keysToRemove(name, claims)));
		});
	}
	const isSettled = settled.length === all.length;
	if (isSettled) await store.remove(run.written);
	await forgetSids({ store, sent, run, row }, isSettled);
}

/** By row: what runs of this process have sent that others of it may not take for their own. */
const keptSids = new Map<string, string[]>();

/** What was sent is told from what is in doubt as long as anything of the row is. */
async function forgetSids(
	{ store, sent, run, row }: Pick<EndedRun, 'store' | 'sent' | 'run' | 'row'>,
	isSettled: boolean,
): Promise<void> {
	const kept = [...(keptSids.get(row) ?? []), ...sent.sidKeys];
	keptSids.set(row, kept);
	if (!run.leave()) return;
	keptSids.delete(row);
	if (kept.length === 0 || !isSettled || (await hasOtherOnceRuns(store, row))) return;
	await store.remove(kept);
}

function keysToRemove(name: OnceName, claims: KeyClaims): string[] {
	// Another run of this process may be about to send it.
	const isGivenBack = name.standing === 'free' && name.users === 0;
	return [...(isGivenBack ? [begunKey(name.name)] : []), ...claims.detailsOf(name)];
}
