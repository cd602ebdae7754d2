import { about, ask, each } from './asking';
import {
	allRuns,
	claimsMark,
	executionKey,
	keysMark,
	metKey,
	runKey,
	runNumbers,
} from './claimKeys';
import type { ClaimContext } from './claimContext';
import { beginToEnd, claimsOf, close, runsUnderWay, type ExecutionClaims } from './executionClaims';
import { letOthersWrite, type KeyStore, type SerialKeyStore } from './keyStore';
import { keysOfMeeting } from './leftRuns';
import { owe } from './owedKeys';

/** Gives back what an execution has claimed that has ended, and what it has used up of others' claims. */
export async function letGo(
	store: SerialKeyStore,
	{ row, executionId }: ClaimContext,
	execution: ExecutionClaims,
): Promise<void> {
	const { run } = execution;
	const apart = [claimsMark, executionKey(executionId)];
	const keys = [...execution.usedUp, ...execution.keys].filter((key) => !apart.includes(key));
	const ending = beginToEnd(row, executionId);
	let isOwed = true;
	try {
		const isCleared = await store.exclusively(async (exclusive) => {
			const isAll = await isNothingElse(exclusive, row, execution);
			if (isAll) await exclusive.clear();
			return isAll;
		});
		if (!isCleared) {
			const mark = await markToRemove(store, row, execution);
			await removeKeys(store, { row, executionId, run }, [...keys, ...mark]);
		}
		isOwed = false;
	} finally {
		// Not the mark: by then, others may have left claims that count because of it.
		if (isOwed) owe(row, { run, executionId, keys });
		close(row, ending);
	}
}

async function removeKeys(
	store: SerialKeyStore,
	{ row, executionId, run }: Pick<ClaimContext, 'row' | 'executionId'> & { readonly run: number },
	keys: readonly string[],
): Promise<void> {
	const remove = async () => {
		await store.remove(keys);
		// The execution may have begun anew meanwhile: by its key it is known as one that has begun.
		if (!claimsOf(row, executionId)) await store.remove([executionKey(executionId)]);
	};
	await remove();
	await letOthersWrite();
	const [own, met] = [runKey(run), metKey(run)];
	const after = await store.find(each([own, met]));
	if (after.mayHave(own)) await remove();
	if (after.mayHave(met)) await store.remove(await keysOfMeeting(store, run));
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
	const before = await store.count();
	if (await holdsKeys(store)) return false;
	// Another process may write meanwhile: its keys must not be removed with ours.
	if ((await store.count()) !== before) return false;
	// A mark that was there before says nothing by itself.
	const count = before - (keys.has(claimsMark) ? 0 : 1);
	if (count === keys.size) return true;
	const own = new Set([run, ...left.map((one) => one.run)]);
	if (runsUnderWay(row).size > 1 || (await hasOtherRuns(store, own))) return false;
	// Claims of runs whose number is gone say nothing; those of others may be of messages not asked for here.
	const ofLeft = left.reduce((sum, one) => sum + one.keys.length + one.unnamed, 0);
	if ((await store.count()) !== before) return false;
	return left.length === 0 || count <= keys.size + usedUp.size + ofLeft;
}

/** Keys are kept for good. */
async function holdsKeys(store: KeyStore): Promise<boolean> {
	return (await ask(store, each([keysMark]))).mayHave(keysMark);
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

/** Whether there may be runs but these. */
export async function hasOtherRuns(store: KeyStore, own: ReadonlySet<number>): Promise<boolean> {
	const others = runNumbers.filter((number) => !own.has(number));
	return (await ask(store, about(allRuns, others.map(runKey)))).all.length > 0;
}
