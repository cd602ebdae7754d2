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
	| { readonly kind: 'notAttempted' }
) & {
	/** The call that ended so, where it is not the job's own but one that followed it. */
	readonly call?: Call;
};

/** Nothing was sent. */
export const notAttempted: CallResult = { kind: 'notAttempted' };

/** A call that went through. */
export function done(results: readonly JsonObject[]): CallResult {
	return { kind: 'done', results: results.map((json) => ({ json })) };
}

/** A call that did not go through. */
export function failed(failure: TwilioFailure): CallResult {
	return { kind: 'failed', failure };
}
