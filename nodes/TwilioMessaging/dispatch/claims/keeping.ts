import { time } from '../time';
import { close, noteStopped, type ExecutionClaims } from './executionClaims';

/** What is known of an execution that may run the node again. */
export interface Keeping {
	readonly row: string;
	readonly executionId: string;
	/** Tells the execution. */
	readonly owner: object;
	/** Stops it. */
	readonly cancelled: AbortSignal | undefined;
	readonly milliseconds: number;
	/** Gives the claims back. */
	readonly release: () => Promise<void>;
}

/** Keeps claims for a while; they stay where they are when the execution is stopped meanwhile. */
export function keepUntilLater(execution: ExecutionClaims, keeping: Keeping): void {
	const { row, executionId, owner, cancelled, milliseconds, release } = keeping;
	const { runs } = execution;
	const isLast = () => execution.runs === runs;
	const onStop = () => {
		if (!isLast()) return;
		execution.runs += 1;
		noteStopped(owner);
		close(row, executionId);
	};
	cancelled?.addEventListener('abort', onStop, { once: true });
	// It keeps no process from ending.
	AbortSignal.timeout(milliseconds * time.scale).addEventListener('abort', () => {
		cancelled?.removeEventListener('abort', onStop);
		if (isLast()) void release();
	});
}
