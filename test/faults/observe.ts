import type { INodeExecutionData, IRun, ITaskData } from 'n8n-workflow';
import { twilioNodeName } from '../engine/twilioNode';
import type { Schedule } from './schedule';

/** How an item ended, as its result says. */
export type Ending =
	| { readonly kind: 'accepted' | 'skipped'; readonly sid: string; readonly duplicateOf?: number }
	| { readonly kind: 'refused' | 'notSent' | 'unknown'; readonly status: unknown };

/** One round of the node, as the execution shows it in the end. */
export type Round =
	| { readonly kind: 'finished'; readonly endings: readonly Ending[] }
	/** The node threw: what its error says. */
	| { readonly kind: 'failed'; readonly message: string; readonly description: string }
	| { readonly kind: 'notRun' };

/** Reads what became of the rounds. Throws when the results break their own rules. */
export function observe(run: IRun, { rounds }: Schedule): Round[] {
	const tasks = run.data.resultData.runData[twilioNodeName] ?? [];
	return rounds.map((letters, round): Round => {
		const task = tasks[round];
		if (!task) return { kind: 'notRun' };
		if (!task.error) return { kind: 'finished', endings: endingsOf(task, letters.length) };
		const { message } = task.error;
		const { description } = task.error;
		return { kind: 'failed', message, description: description ?? '' };
	});
}

function endingsOf(task: ITaskData, count: number): Ending[] {
	const endings = new Map<number, Ending>();
	for (const output of task.data?.main ?? []) {
		let last = -1;
		for (const item of output ?? []) {
			const index = itemOf(item);
			if (index <= last) throw new Error(`Item ${index} leaves after item ${last}`);
			if (endings.has(index)) throw new Error(`Item ${index} has two results`);
			endings.set(index, endingOf(item));
			last = index;
		}
	}
	return Array.from({ length: count }, (_, index) => {
		const ending = endings.get(index);
		if (!ending) throw new Error(`Item ${index} of ${count} has no result`);
		return ending;
	});
}

function itemOf({ pairedItem }: INodeExecutionData): number {
	if (typeof pairedItem === 'object' && !Array.isArray(pairedItem)) return pairedItem.item;
	throw new Error('A result is not paired with an item');
}

function endingOf({ json }: INodeExecutionData): Ending {
	const { details, sid, error } = json;
	if (error === undefined && typeof sid === 'string') {
		if (json.skipped !== true) return { kind: 'accepted', sid };
		const duplicateOf = json.duplicateOfItem;
		return { kind: 'skipped', sid, ...(typeof duplicateOf === 'number' && { duplicateOf }) };
	}
	if (typeof details === 'object' && details !== null && 'outcome' in details) {
		const { outcome } = details;
		const status: unknown = 'status' in details ? details.status : undefined;
		if (outcome === 'refused' || outcome === 'notSent' || outcome === 'unknown') {
			return { kind: outcome, status };
		}
	}
	throw new Error(`A result says nothing of how it ended: ${JSON.stringify(json)}`);
}
