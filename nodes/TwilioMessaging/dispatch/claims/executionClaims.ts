import { time } from '../time';
import { MessageNames, type ClockName } from './claimKeys';
import type { LeftRun } from './leftRuns';

/** What the runs of a node in one execution have claimed, as far as this process knows. */
export interface ExecutionClaims {
	/** The number that marks its claims; in a loop all runs of the node share it. */
	readonly run: number;
	/** When it began, by `time.elapsed()`. */
	readonly began: number;
	/** By which clock it is written when it began. */
	clock: ClockName | undefined;
	readonly names: MessageNames;
	/** All keys that it has written of its own, in their order. */
	readonly keys: Set<string>;
	/** Runs that have not ended, and whose claims count for this execution. */
	readonly left: readonly LeftRun[];
	/** Claims of theirs that are of no use once this execution has ended. */
	readonly usedUp: Set<string>;
	/** Runs of the node that have not ended: an agent calls a tool several times at once. */
	underWay: number;
	/** Called when the node runs again: what was to be let go of later is kept. */
	goOn: () => void;
}

/** By row, then by execution. */
const rows = new Map<string, Map<string, ExecutionClaims>>();

/** What an execution that goes on in this process has claimed. */
export function claimsOf(row: string, executionId: string): ExecutionClaims | undefined {
	return rows.get(row)?.get(executionId);
}

export function open(
	row: string,
	executionId: string,
	{ run, left }: Pick<ExecutionClaims, 'run' | 'left'>,
): ExecutionClaims {
	const opened: ExecutionClaims = {
		run,
		began: time.elapsed(),
		clock: undefined,
		names: new MessageNames(),
		keys: new Set(),
		left,
		usedUp: new Set(),
		underWay: 0,
		goOn: () => undefined,
	};
	const others = rows.get(row) ?? new Map<string, ExecutionClaims>();
	rows.set(row, others.set(executionId, opened));
	return opened;
}

const stopped = new WeakSet();

/**
 * A person or a time limit has stopped the execution: what it has sent is looked for like what a dead
 * process has sent.
 *
 * @param owner tells the execution
 */
export function noteStopped(owner: object): void {
	stopped.add(owner);
}

/** Whether it has been stopped in this process. */
export function isStopped(owner: object): boolean {
	return stopped.has(owner);
}

/**
 * It begins to let go of its claims: if its execution goes on all the same, it begins anew with others.
 *
 * @returns under which name it is to be closed
 */
export function beginToEnd(row: string, executionId: string): string {
	const others = rows.get(row);
	const ending = others?.get(executionId);
	if (!others || !ending) return executionId;
	const name = `${executionId} ${ending.run} ends`;
	others.delete(executionId);
	others.set(name, ending);
	return name;
}

/** Nothing is left of it, or this process has nothing more to do with what is. */
export function close(row: string, executionId: string): void {
	const others = rows.get(row);
	others?.delete(executionId);
	if (others?.size === 0) rows.delete(row);
}

/** Numbers of executions that go on in this process, or that have ended and will let go of their claims. */
export function runsUnderWay(row: string): ReadonlySet<number> {
	return new Set([...(rows.get(row)?.values() ?? [])].map(({ run }) => run));
}
