import type { Call } from '../call';
import type { RecordedItem } from './record/recordedItem';

/** A call and the item it belongs to. */
export interface Job {
	/** Among all jobs of the run, from 0. */
	readonly index: number;
	readonly itemIndex: number;
	/** Which of the item's calls it is, from 0: each is begun when the one before has gone through. */
	readonly part: number;
	/** How many calls the item has; 1 for one that is begun whatever became of those before. */
	readonly parts: number;
	readonly call: Call;
	/** The texts of all the item's messages, where it has several. */
	readonly texts?: readonly string[];
}

/** What the record knows a job by, if it creates a message. */
export function recordedItemOf({ itemIndex, part, call }: Job): RecordedItem | undefined {
	return call.creates && { itemIndex, part, identity: call.creates.identity };
}
