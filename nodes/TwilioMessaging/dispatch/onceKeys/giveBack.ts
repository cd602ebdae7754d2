import { sleep } from 'n8n-workflow';
import { each } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { begunByOthers } from './begunByOthers';
import type { KeyClaims } from './keyClaims';
import type { KeyDetails } from './keyDetails';
import { findPairs } from './keyPairs';
import { begunKey, byKey, mostKeys, openKey, sentKeys, type OnceRunId } from './onceNames';
import { ownRuns, type OnceRun } from './onceRun';
import { otherOnceRuns } from './otherRuns';
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
	/** The runs of other processes there: what this one has begun, they may have begun, too. */
	readonly others: readonly OnceRunId[];
}

/** By then, another process has written what it had read before, in milliseconds. */
const longWrite = 250;
/** So many names at once: the store searches a row from its beginning for each key. */
const mostAtOnce = 80;

/** Removes all that is of no use any more: of what is in doubt, everything stays. */
export async function giveBack(ended: EndedRun): Promise<void> {
	const { store, names, claims, run } = ended;
	names.leave();
	const { all } = names;
	await lookForSent(
		store,
		all.filter((name) => isToGiveBack(ended, name)),
	);
	const settled = await settledNames(ended);
	await removeAll(ended, settled);
	const isRemoved = await removeAgain(ended, settled);
	// Whoever it was taken over from may still be about to send what may have left.
	const unknown = all.filter(({ standing }) => standing === 'unknown');
	const kept = new Set(unknown.map(({ name }) => name));
	await store.remove(claims.details.takeOversBut(kept));
	const isSettled = isRemoved && settled.length === all.length;
	if (isSettled) await store.remove(run.written);
	await forgetSids(ended, isSettled);
}

/** All but those that another process is about to send, or that a later run has to find out about. */
async function settledNames({ store, names, claims, others }: EndedRun): Promise<OnceName[]> {
	const { all } = names;
	const { details } = claims;
	const written = all.filter((name) => details.of(name).length > 0);
	const free = written.filter(({ standing }) => standing === 'free');
	const kept = await begunByOthers(store, free, others, details);
	// Of what was written and could not be asked, a later run finds out what it is.
	for (const name of written) if (name.standing === 'unasked') kept.add(name);
	for (const name of await leftAlone(store, written, others, details)) kept.add(name);
	const isOpen = (name: OnceName) => name.standing === 'unknown' || kept.has(name);
	return all.filter((name) => !isOpen(name));
}

async function removeAll(ended: EndedRun, settled: readonly OnceName[]): Promise<void> {
	const { store, names } = ended;
	for (const slice of slicesOf(settled)) {
		await store.exclusively(async (exclusive) => {
			const keys = slice.flatMap((name) => keysToRemove(ended, name));
			// Whoever has one of these from now on asks the row anew.
			names.forget(slice.filter((name) => isToGiveBack(ended, name)));
			await exclusive.remove(keys);
		});
	}
}

/**
 * Another process that was writing may have put back what was removed: nothing would say any more when it was begun.
 *
 * @param settled what was removed
 * @returns whether nothing of it is left
 */
async function removeAgain(ended: EndedRun, settled: readonly OnceName[]): Promise<boolean> {
	const { store, claims, run, row, others } = ended;
	const isFree = (name: OnceName) =>
		isToGiveBack(ended, name) && claims.details.of(name).length > 0;
	const slices = slicesOf(settled).map((slice) => slice.filter(isFree));
	const removed = slices.filter((slice) => slice.length > 0);
	if (removed.length === 0) return true;
	const isAlone = others.length === 0 && (await otherOnceRuns(store, row)).length === 0;
	if (isAlone) return true;
	await sleep(longWrite * time.scale);
	// What was removed in one call is put back together.
	const keyOf = ([first]: readonly OnceName[]) => byKey(first?.name ?? '', run.number);
	const there = await store.find(each(removed.map(keyOf)));
	const back = removed.filter((slice) => there.mayHave(keyOf(slice))).flat();
	if (back.length === 0) return true;
	const ownOthers = [...ownRuns(row)].filter((one) => one !== run.number);
	const runs = [...(await otherOnceRuns(store, row)), ...ownOthers];
	const kept = await begunByOthers(store, back, runs, claims.details);
	await lookForSent(store, back);
	const again = back.filter((name) => name.standing !== 'unknown' && !kept.has(name));
	await removeAll(ended, again);
	return again.length === back.length;
}

function slicesOf(names: readonly OnceName[]): OnceName[][] {
	const count = Math.ceil(names.length / mostAtOnce);
	return Array.from({ length: count }, (_, slice) =>
		names.slice(slice * mostAtOnce, (slice + 1) * mostAtOnce),
	);
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

/** What was taken over, by this run or from it, and not settled, where no other run is left that says when it was begun. */
async function leftAlone(
	store: SerialKeyStore,
	names: readonly OnceName[],
	runs: readonly OnceRunId[],
	details: KeyDetails,
): Promise<readonly OnceName[]> {
	const unsettled = names.filter(
		({ standing, name }) => standing === 'begunBefore' && details.isContested(name),
	);
	const begun = await begunByOthers(store, unsettled, runs, details);
	return unsettled.filter((name) => !begun.has(name));
}

/** By row: what runs of this process have sent that others of it may not take for their own. */
const keptSids = new Map<string, string[]>();
/** Where executions always overlap, the rest stays in the row until newer keys push it out. */
const mostKeptSids = mostKeys;

/** What was sent is told from what is in doubt as long as anything of the row is. */
async function forgetSids(
	{ store, sent, run, row, others }: EndedRun,
	isSettled: boolean,
): Promise<void> {
	const kept = keptSids.get(row) ?? [];
	keptSids.set(row, kept);
	for (const key of sent.sidKeys) kept.push(key);
	if (kept.length > mostKeptSids) kept.splice(0, kept.length - mostKeptSids);
	if (!run.leave()) return;
	keptSids.delete(row);
	if (kept.length === 0 || !isSettled || others.length > 0) return;
	await store.remove(kept);
}

/** Another run of this process may be about to send it. */
const isToGiveBack = ({ names }: EndedRun, name: OnceName) =>
	name.standing === 'free' && !names.isJoined(name.name);

function keysToRemove(ended: EndedRun, name: OnceName): string[] {
	const isFree = isToGiveBack(ended, name);
	const isSettled = isFree || name.standing === 'sent';
	return [
		...(isFree ? [begunKey(name.name)] : []),
		...(isSettled ? [openKey(name.name)] : []),
		...ended.claims.details.of(name),
	];
}
