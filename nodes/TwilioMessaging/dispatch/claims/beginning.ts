import { claimsMark, executionKey, mostClaimedEntries, mostRuns, runKey } from './claimKeys';
import type { ClaimContext } from './claimContext';
import { open, runsUnderWay, type ExecutionClaims } from './executionClaims';
import type { SerialKeyStore } from './keyStore';
import { ofExecution, readLeftRuns, type LeftRun } from './leftRuns';

/**
 * The first run of the node in an execution, as far as this process knows: it gets a number, and learns
 * which runs have left claims that count for it.
 *
 * @param now in milliseconds since 1970
 */
export async function beginExecution(
	store: SerialKeyStore,
	{ row, executionId, isStartedByPerson }: ClaimContext,
	now: number,
): Promise<ExecutionClaims> {
	const drawn = Math.floor(Math.random() * mostRuns);
	const own = executionKey(executionId);
	const there = await store.add([claimsMark, own, runKey(drawn)]);
	const isDrawn = !runsUnderWay(row).has(drawn) && !there.includes(runKey(drawn));
	// n8n hands the execution of a worker that was lost to another one.
	const isHandedOver = there.includes(own);
	const isRead = !isDrawn || isStartedByPerson || isHandedOver;
	const known = new Set([...runsUnderWay(row), ...(isDrawn ? [drawn] : [])]);
	const { counting, old, free } = isRead ? await readLeftRuns(store, known, now) : nobody;
	await store.remove(old.flatMap(({ keys }) => keys));
	const run = isDrawn ? drawn : (free[0] ?? old[0]?.run ?? counting[0]?.run);
	if (run === undefined) throw new Error('All numbers are taken');
	if (!isDrawn) await store.add([runKey(run)]);
	const others = counting.filter((one) => one.run !== run);
	const left = isStartedByPerson ? others : await mine(store, others, isHandedOver, executionId);
	const execution = open(row, executionId, { run, left });
	for (const key of [own, runKey(run)]) execution.keys.add(key);
	if (!there.includes(claimsMark)) execution.keys.add(claimsMark);
	return execution;
}

/**
 * Claims are not to push out Send Once keys.
 *
 * @throws Error when so many more could
 */
export async function seeToRoom(store: SerialKeyStore, more: number): Promise<void> {
	if (more === 0) return;
	const count = await store.exclusively(async (exclusive) => await exclusive.count());
	if (count + more > mostClaimedEntries) throw new Error('Too much is noted there already.');
}

const nobody = { counting: [], old: [], free: [] };

async function mine(
	store: SerialKeyStore,
	left: readonly LeftRun[],
	isHandedOver: boolean,
	executionId: string,
): Promise<readonly LeftRun[]> {
	return isHandedOver ? await ofExecution(store, left, executionId) : [];
}
