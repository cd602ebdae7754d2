import type { INodeExecutionData, IRun, ITaskData } from 'n8n-workflow';
import { twilioNodeName } from '../engine/twilioNode';

/** How a message ended, as the result of its item says. */
export type Ending =
	| { readonly kind: 'accepted' | 'skipped'; readonly sid: string; readonly duplicateOf?: number }
	| { readonly kind: 'refused' | 'notSent' | 'unknown'; readonly status: unknown };

/** One round of the node, as the execution shows it in the end. */
export type Round =
	/** For each item, how its messages ended: one, or the parts of a long text. */
	| { readonly kind: 'finished'; readonly endings: ReadonlyArray<readonly Ending[]> }
	/** The node threw: what its error says. */
	| { readonly kind: 'failed'; readonly message: string; readonly description: string }
	| { readonly kind: 'notRun' };

/**
 * Reads what became of the rounds. Throws when the results break their own rules.
 *
 * @param rounds for each round, how many messages each item is
 */
export function observe(run: IRun, rounds: ReadonlyArray<readonly number[]>): Round[] {
	const tasks = run.data.resultData.runData[twilioNodeName] ?? [];
	return rounds.map((parts, round): Round => {
		const task = tasks[round];
		if (!task) return { kind: 'notRun' };
		if (!task.error) return { kind: 'finished', endings: endingsOf(task, parts) };
		const { message } = task.error;
		const { description } = task.error;
		return { kind: 'failed', message, description: description ?? '' };
	});
}

function endingsOf(task: ITaskData, parts: readonly number[]): Ending[][] {
	const endings = parts.map((): Ending[] => []);
	for (const output of task.data?.main ?? []) {
		let last = -1;
		for (const item of output ?? []) {
			const index = itemOf(item);
			if (index < last) throw new Error(`Item ${index} leaves after item ${last}`);
			const known = endings[index];
			if (!known) throw new Error(`There is no item ${index}`);
			known.push(...endingsIn(item));
			last = index;
		}
	}
	return endings.map((known, index) => {
		const count = parts[index] ?? 0;
		const isWhole = known.length === count;
		// After a part that failed, nothing was asked for.
		const hasFailed = known.length < count && known.at(-1)?.kind !== 'accepted';
		if (!isWhole && !(hasFailed && known.length > 0))
			throw new Error(`Item ${index} of ${parts.length} has ${known.length} results, not ${count}`);
		const rest = Array.from({ length: count - known.length }, untried);
		return [...known, ...rest];
	});
}

const untried = (): Ending => ({ kind: 'notSent', status: undefined });

function itemOf({ pairedItem }: INodeExecutionData): number {
	if (typeof pairedItem === 'object' && !Array.isArray(pairedItem)) return pairedItem.item;
	throw new Error('A result is not paired with an item');
}

function endingsIn({ json }: INodeExecutionData): Ending[] {
	const { details, sid, error } = json;
	if (error === undefined && typeof sid === 'string') {
		if (json.skipped !== true) return [{ kind: 'accepted', sid }];
		const duplicateOf = json.duplicateOfItem;
		return [{ kind: 'skipped', sid, ...(typeof duplicateOf === 'number' && { duplicateOf }) }];
	}
	if (typeof details === 'object' && details !== null && 'outcome' in details) {
		const { outcome } = details;
		const status: unknown = 'status' in details ? details.status : undefined;
		if (outcome === 'refused' || outcome === 'notSent' || outcome === 'unknown') {
			return [...acceptedBefore(details), { kind: outcome, status }];
		}
	}
	throw new Error(`A result says nothing of how it ended: ${JSON.stringify(json)}`);
}

/** The parts of a text that went out before the one that failed. */
function acceptedBefore(details: object): Ending[] {
	const sids: unknown = 'sidsBefore' in details ? details.sidsBefore : undefined;
	if (typeof sids !== 'string') return [];
	return sids.split(', ').map((sid) => ({ kind: 'accepted', sid }));
}
