import { Outage } from './outage';
import { time } from './time';

/** What the runs of a node in one execution have in common: in a loop it runs many times. */
export interface ExecutionState {
	/** When each sender may send next, by `time.elapsed()`. */
	readonly nextTurns: Map<string, number>;
	readonly outage: Outage;
}

/** In milliseconds. */
const longestKept = 3600_000;
/** After an outage was noticed, so long nothing is tried in the same execution. */
const longestOutage = 5 * 60_000;

const states = new Map<string, { readonly state: ExecutionState; usedAt: number }>();

/**
 * What the runs of a node in one execution have in common.
 *
 * @param key tells the node and the execution; empty where there is no telling
 * @param isRetry of items whose try has failed: what was in doubt is to be looked for, outage or not
 */
export function executionStateOf(key: string, isRetry: boolean): ExecutionState {
	const now = time.elapsed();
	for (const [oldest, { usedAt }] of states) {
		if (now - usedAt < longestKept) break;
		states.delete(oldest);
	}
	const known = states.get(key);
	const isOver = known !== undefined && known.state.outage.isOver;
	const isStale = isOver && (isRetry || now - known.usedAt > longestOutage);
	const state: ExecutionState = {
		nextTurns: known?.state.nextTurns ?? new Map<string, number>(),
		outage: known && !isStale ? known.state.outage : new Outage(),
	};
	if (key === '') return state;
	states.delete(key);
	states.set(key, { state, usedAt: isOver && !isStale ? known.usedAt : now });
	return state;
}

/** A run has ended: nothing is kept of its execution that the next run would not miss. */
export function letGoOf(key: string, { nextTurns, outage }: ExecutionState): void {
	if (nextTurns.size === 0 && outage.isQuiet) states.delete(key);
}
