import { claimsMark, executionKey, mostClaimedEntries, mostRuns, runKey } from './claimKeys';
import type { ClaimContext } from './claimContext';
import { open, runsUnderWay, type ExecutionClaims } from './executionClaims';
import type { SerialKeyStore } from './keyStore';
import type { TwilioClock } from '../twilioClock';
import { ofExecution, readLeftRuns, type LeftRun } from './leftRuns';
import { removeOwed } from './owedKeys';
import { reading } from './unreadClaims';

/**
 * The first run of the node in an execution, as far as this process knows: it gets a number, and learns
 * which runs have left claims that count for it.
 *
 * @param clock the best there is at the moment
 * @throws UnreadClaims when some may count, and cannot be read
 */
export async function beginExecution(
	store: SerialKeyStore,
	context: ClaimContext,
	clock: TwilioClock,
): Promise<ExecutionClaims> {
	const { row, executionId, isStartedByPerson } = context;
	const drawn = Math.floor(Math.random() * mostRuns);
	const own = executionKey(executionId);
	await removeOwed(store, row);
	const there = await store.add([claimsMark, own, runKey(drawn)]);
	// n8n hands the execution of a worker that was lost to another one.
	const isHandedOver = there.includes(own);
	const mayCount = there.includes(claimsMark) && (isStartedByPerson || isHandedOver);
	const begin = async () => await draw(store, context, { drawn, there, isHandedOver }, clock);
	let execution: ExecutionClaims | undefined;
	try {
		const { run, left } = mayCount ? await reading(begin) : await begin();
		execution = open(row, executionId, { run, left });
		for (const key of [own, runKey(run)]) execution.keys.add(key);
		if (!there.includes(claimsMark)) execution.keys.add(claimsMark);
		return execution;
	} finally {
		// Nothing frees the number of a run that has told no time.
		const written = execution ? [] : [own, runKey(drawn)].filter((key) => !there.includes(key));
		await store.remove(written).catch(() => undefined);
	}
}

/** The number that was drawn, and what the first write returned. */
interface Drawn {
	readonly drawn: number;
	readonly there: readonly string[];
	readonly isHandedOver: boolean;
}

async function draw(
	store: SerialKeyStore,
	{ row, executionId, isStartedByPerson }: ClaimContext,
	{ drawn, there, isHandedOver }: Drawn,
	clock: TwilioClock,
): Promise<Pick<ExecutionClaims, 'run' | 'left'>> {
	const isDrawn = !runsUnderWay(row).has(drawn) && !there.includes(runKey(drawn));
	const isRead = !isDrawn || isStartedByPerson || isHandedOver;
	const known = new Set([...runsUnderWay(row), ...(isDrawn ? [drawn] : [])]);
	const { counting, old, free, silent, leftover } = isRead
		? await readLeftRuns(store, known, clock)
		: nobody;
	await store.remove([...old.flatMap(({ keys }) => keys), ...leftover]);
	const run = isDrawn ? drawn : (free[0] ?? old[0]?.run ?? silent[0] ?? counting[0]?.run);
	if (run === undefined) throw new Error('All numbers are taken');
	if (!isDrawn) await store.add([runKey(run)]);
	const others = counting.filter((one) => one.run !== run);
	const left = isStartedByPerson ? others : await mine(store, others, isHandedOver, executionId);
	return { run, left };
}

/**
 * Keeps claims from pushing Send Once Keys out of the row.
 *
 * @throws Error when there is no room for that many more
 */
export async function seeToRoom(store: SerialKeyStore, more: number): Promise<void> {
	if (more === 0) return;
	const count = await store.exclusively(async (exclusive) => await exclusive.count());
	if (count + more > mostClaimedEntries) throw new Error('Too much is noted there already.');
}

const nobody = { counting: [], old: [], free: [], silent: [], leftover: [] };

async function mine(
	store: SerialKeyStore,
	left: readonly LeftRun[],
	isHandedOver: boolean,
	executionId: string,
): Promise<readonly LeftRun[]> {
	return isHandedOver ? await ofExecution(store, left, executionId) : [];
}
