import { each } from './asking';
import { askWhetherTold, mayHaveTold, ownerKey, runKey } from './claimKeys';
import type { SerialKeyStore } from './keyStore';

/** What an execution could not remove when it ended. */
export interface Owed {
	/** The number that marked its claims. */
	readonly run: number;
	readonly executionId: string;
	readonly keys: readonly string[];
}

/** By row: of all executions of this process. */
const owed = new Map<string, Owed[]>();

/** n8n's database could not be reached: these are removed as soon as it can. */
export function owe(row: string, one: Owed): void {
	owed.set(row, [...(owed.get(row) ?? []), one]);
}

/**
 * Removes what is owed, as far as the database lets it: it would tell the next execution that one before it did
 * not end.
 */
export async function removeOwed(store: SerialKeyStore, row: string): Promise<void> {
	for (const one of owed.get(row) ?? []) {
		try {
			if (await isStillItsOwn(store, one)) await store.remove(one.keys);
		} catch {
			// What others have left behind is to be asked for all the same.
			return;
		}
		const others = (owed.get(row) ?? []).filter((other) => other !== one);
		if (others.length > 0) owed.set(row, others);
		else owed.delete(row);
	}
}

/** A call that failed may have been carried out: then the number may be another run's by now, and has its claims. */
async function isStillItsOwn(store: SerialKeyStore, { run, executionId }: Owed): Promise<boolean> {
	const owner = ownerKey(run, executionId);
	if ((await store.find(each([owner]))).mayHave(owner)) return true;
	return !mayHaveTold(runKey(run), await store.find(askWhetherTold(runKey(run))));
}
