import { time } from '../time';
import { close, noteStopped } from './executionClaims';

/** Claims of an execution that may run the node again. */
export interface KeptClaims {
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

/**
 * Keeps claims for a while; they stay where they are when the execution is stopped meanwhile.
 *
 * @returns to be called when the execution goes on
 */
export function keepUntilLater(kept: KeptClaims): () => void {
	const { row, executionId, owner, cancelled, milliseconds, release } = kept;
	const ended = new AbortController();
	const { signal } = ended;
	const onStop = () => {
		ended.abort();
		noteStopped(owner);
		close(row, executionId);
	};
	cancelled?.addEventListener('abort', onStop, { signal });
	const onTime = () => {
		ended.abort();
		void release();
	};
	// It keeps no process from ending.
	AbortSignal.timeout(milliseconds * time.scale).addEventListener('abort', onTime, { signal });
	return () => {
		ended.abort();
	};
}
