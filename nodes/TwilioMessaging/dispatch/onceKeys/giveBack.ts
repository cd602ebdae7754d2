import type { SerialKeyStore } from '../claims/keyStore';
import type { KeyClaims } from './keyClaims';
import { findPairs } from './keyPairs';
import { begunKey, openKey, sentKeys } from './onceNames';
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
	/** Tells the row among those of all nodes. */
	readonly row: string;
	/** Other processes have runs there, or had: what this one has begun, one of them may have sent. */
	readonly hasOthers: boolean;
}

/** So many names at once: the store searches a row from its beginning for each key. */
const mostAtOnce = 80;

/** Removes all that is of no use any more: of what is in doubt, everything stays. */
export async function giveBack(ended: EndedRun): Promise<void> {
	const { store, names, claims, run, hasOthers } = ended;
	names.leave();
	const { all } = names;
	await lookForSent(
		store,
		all.filter(({ standing, users }) => standing === 'free' && users === 0),
	);
	// Of what was written and could not be asked, a later run finds out what it is.
	const isOpen = (name: OnceName) =>
		name.standing === 'unknown' ||
		((name.standing === 'unasked' || (name.standing === 'free' && hasOthers)) &&
			claims.detailsOf(name).length > 0);
	const settled = all.filter((name) => !isOpen(name));
	for (let index = 0; index < settled.length; index += mostAtOnce) {
		const slice = settled.slice(index, index + mostAtOnce);
		await store.exclusively(async (exclusive) => {
			await exclusive.remove(slice.flatMap((name) => keysToRemove(name, claims)));
		});
	}
	const isSettled = settled.length === all.length;
	if (isSettled) await store.remove(run.written);
	await forgetSids(ended, isSettled);
}

/** What this run was about to send, another process may have sent meanwhile. */
async function lookForSent(store: SerialKeyStore, free: readonly OnceName[]): Promise<void> {
	const pairOf = ({ name }: OnceName) => sentKeys(name);
	const sent = await findPairs(store, free.map(pairOf));
	for (const name of free) {
		if (sent.has(pairOf(name))) name.standing = 'sent';
		else if (sent.isDoubtful(pairOf(name))) name.standing = 'unknown';
	}
}

/** By row: what runs of this process have sent that others of it may not take for their own. */
const keptSids = new Map<string, string[]>();

/** What was sent is told from what is in doubt as long as anything of the row is. */
async function forgetSids(
	{ store, sent, run, row, hasOthers }: EndedRun,
	isSettled: boolean,
): Promise<void> {
	const kept = [...(keptSids.get(row) ?? []), ...sent.sidKeys];
	keptSids.set(row, kept);
	if (!run.leave()) return;
	keptSids.delete(row);
	if (kept.length === 0 || !isSettled || hasOthers) return;
	await store.remove(kept);
}

function keysToRemove(name: OnceName, claims: KeyClaims): string[] {
	// Another run of this process may be about to send it.
	const isGivenBack = name.standing === 'free' && name.users === 0;
	const isSettled = isGivenBack || name.standing === 'sent';
	return [
		...(isGivenBack ? [begunKey(name.name)] : []),
		...(isSettled ? [openKey(name.name)] : []),
		...claims.detailsOf(name),
	];
}
