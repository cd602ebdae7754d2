import type { Call } from '../call';
import type { LedgerItem } from './ledger';

/** A call and the item it belongs to. */
export interface Job {
	readonly itemIndex: number;
	readonly call: Call;
	/** Begun only when this has gone through. */
	readonly after?: Job;
	/** As in `LedgerItem`. */
	readonly rawContent: () => string;
}

/** What the ledger knows a job by, if it creates a message. */
export function ledgerItemOf({ itemIndex, call, rawContent }: Job): LedgerItem | undefined {
	return call.creates && { itemIndex, identity: call.creates, rawContent };
}
