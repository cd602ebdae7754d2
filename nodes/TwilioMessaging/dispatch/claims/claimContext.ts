import type { KeyStore } from './keyStore';

/** Whether the same execution may run the node again. */
export type RunsAgain = 'no' | 'inLoop' | 'onFailure';

/** What claims need to know of the run of the node. */
export interface ClaimContext {
	readonly store: KeyStore;
	/** Tells the row of the store: the workflow and the node. */
	readonly row: string;
	readonly executionId: string;
	/** Whether a person started the execution: then what others have left behind counts. */
	readonly isStartedByPerson: boolean;
	/** Asked when the run has ended. */
	runsAgain(hasFailed: boolean): RunsAgain;
	/** @param count how many messages were skipped because an execution that did not end had sent them */
	notePassedOver(count: number): void;
	/** For the person who runs n8n. */
	warn(message: string): void;
}
