import type { IBinaryKeyData } from 'n8n-workflow';
import type { TwilioFailure } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { Call } from '../call';

/** What leaves the node as one item. */
export interface Result {
	readonly json: JsonObject;
	/** Files that were downloaded. */
	readonly binary?: IBinaryKeyData;
}

/** How a call ended. */
export type CallResult = (
	| { readonly kind: 'done'; readonly results: readonly Result[] }
	| { readonly kind: 'failed'; readonly failure: TwilioFailure }
	/** Nothing was sent for it, because the run stopped before its turn. */
	| {
			readonly kind: 'notAttempted';
			/** An earlier try may have done it. */
			readonly mayBeDone?: true;
	  }
) & {
	/** The call that ended so, where it is not the job's own but one that followed it. */
	readonly call?: Call;
};

/** Nothing was sent. */
export const notAttempted: CallResult = { kind: 'notAttempted' };

/** Nothing was sent now, but an earlier try may have sent it. */
const leftInDoubt: CallResult = { kind: 'notAttempted', mayBeDone: true };

/** What a job that an earlier try has left in doubt comes to where others come to this: it stays in doubt. */
export function keptInDoubt(rest: CallResult): CallResult {
	if (rest.kind !== 'failed') return leftInDoubt;
	const { failure } = rest;
	const meaning = `An earlier try may have done it. ${failure.meaning}`;
	return failed({ ...failure, outcome: 'unknown', meaning });
}

/** A call that went through. */
export function done(results: readonly JsonObject[]): CallResult {
	return { kind: 'done', results: results.map((json) => ({ json })) };
}

/** A call that did not go through. */
export function failed(failure: TwilioFailure): CallResult {
	return { kind: 'failed', failure };
}

/**
 * Whether nothing new is begun after it by a node that stops on errors. What Twilio's list leaves unclear stays so:
 * it would keep the rest from being sent in every retry.
 */
export function endsRun(result: CallResult): boolean {
	return result.kind === 'failed' && result.failure.lookUp !== 'unclear';
}

/** Whether Twilio has the message of a job that ended so, or may have it. */
export function mayBeSent(result: CallResult | undefined): boolean {
	if (result?.kind === 'failed') return result.failure.outcome === 'unknown';
	return result?.kind === 'done';
}

/** Why a job was left out although nothing is known to have stopped the run: a fault of this node's. */
const leftOut: TwilioFailure = {
	outcome: 'notSent',
	meaning: 'The node ended before it came to this item.',
	advice:
		'Use Executions > Retry to do what is left. If that happens again, please report it to the authors of this node.',
	repeat: 'later',
};

/**
 * What the jobs come to that were never begun, where no failure of another one says why: only what a
 * person stopped may leave nothing behind.
 *
 * @param halted why nothing more was begun, if the run ended itself
 */
export function resultOfRest(halted: TwilioFailure | undefined, isCancelled: boolean): CallResult {
	if (halted) return failed(halted);
	return isCancelled ? notAttempted : failed(leftOut);
}
