import { sleep } from 'n8n-workflow';
import { time } from '../time';
import { claimsMark, executionKey, keysMark, runKey, runNumbers } from './claimKeys';
import type { ClaimContext } from './claimContext';
import { close, runsUnderWay, type ExecutionClaims } from './executionClaims';
import { findIn, type KeyStore, type SerialKeyStore } from './keyStore';

/** In milliseconds: by then, another process has written what it had read before. */
const pause = 50;

/** Gives back what an execution has claimed that has ended, and what it has used up of others' claims. */
export async function letGo(
	store: SerialKeyStore,
	{ row, executionId }: ClaimContext,
	execution: ExecutionClaims,
): Promise<void> {
	const keys = [...execution.usedUp, ...execution.keys];
	try {
		const isCleared = await store.exclusively(async (exclusive) => {
			const isAll = await isNothingElse(exclusive, row, execution);
			if (isAll) await exclusive.clear();
			return isAll;
		});
		if (isCleared) return;
		if (keys.includes(claimsMark)) keys.splice(keys.indexOf(claimsMark), 1);
		keys.push(...(await markToRemove(store, row, execution)));
		await store.remove(keys);
		await sleep(pause * time.scale);
		const own = runKey(execution.run);
		if ((await store.find([own])).has(own)) await store.remove(keys);
	} finally {
		close(row, executionId);
	}
}

/** A run that was stopped keeps what it has sent or may have sent, and gives back the rest. */
export async function leave(
	store: SerialKeyStore,
	{ row, executionId }: ClaimContext,
	neverSent: readonly string[],
): Promise<void> {
	close(row, executionId);
	await store.remove(neverSent);
}

/**
 * A run has claimed nothing: it was stopped before, all its messages have keys, or it could not read what
 * others have left. The next try begins anew.
 */
export async function giveUp(
	store: SerialKeyStore,
	context: ClaimContext,
	execution: ExecutionClaims,
): Promise<void> {
	const { row, executionId, isStartedByPerson } = context;
	// By its key, n8n's execution is known as one that was handed over; a person's need not be.
	const own = isStartedByPerson ? [executionKey(executionId)] : [];
	const mark = await markToRemove(store, row, execution);
	await leave(store, context, [...own, runKey(execution.run), ...mark]);
}

/** Whether the row holds nothing that says anything once the execution has ended. */
async function isNothingElse(
	store: KeyStore,
	row: string,
	{ run, left, keys, usedUp }: ExecutionClaims,
): Promise<boolean> {
	if (await holdsKeys(store)) return false;
	// A mark that was there before says nothing by itself.
	const count = (await store.count()) - (keys.has(claimsMark) ? 0 : 1);
	if (count === keys.size) return true;
	const own = new Set([run, ...left.map((one) => one.run)]);
	if (runsUnderWay(row).size > 1 || (await hasOtherRuns(store, own))) return false;
	// Claims of runs whose number is gone say nothing; those of others may be of messages not asked for here.
	const ofLeft = left.reduce((sum, one) => sum + one.keys.length + one.unnamed, 0);
	return left.length === 0 || count <= keys.size + usedUp.size + ofLeft;
}

/** Keys are kept for good. */
async function holdsKeys(store: KeyStore): Promise<boolean> {
	return (await findIn(store, [keysMark])).size > 0;
}

/** The mark of claims, unless others' may be there: these push no keys out as long as it stands. */
async function markToRemove(
	store: SerialKeyStore,
	row: string,
	{ run, left }: ExecutionClaims,
): Promise<string[]> {
	if (runsUnderWay(row).size > 1 || left.length > 0) return [];
	const isOther = async (exclusive: KeyStore) => await hasOtherRuns(exclusive, new Set([run]));
	return (await store.exclusively(isOther)) ? [] : [claimsMark];
}

async function hasOtherRuns(store: KeyStore, own: ReadonlySet<number>): Promise<boolean> {
	const others = runNumbers.filter((number) => !own.has(number));
	return (await findIn(store, others.map(runKey))).size > 0;
}
