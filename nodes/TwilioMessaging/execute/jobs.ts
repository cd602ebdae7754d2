import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { CallResult, Result } from '../dispatch/callResult';
import type { Job } from '../dispatch/job';
import type { ItemReader } from '../fields/reading/itemReader';
import { findTooMany, type RunOptions } from '../fields/options/runOptions';
import { errorOfFailure, errorOfReading, type ItemError } from './itemError';
import type { Operation, Task } from '../operations/operation';
import { rawContentOf } from './rawContent';
import type { ItemResult } from './output';

/** What an item's fields add up to, or the reason why they cannot be right. */
export type Reading = Exclude<Task, { problem: unknown }> | { readonly problem: ItemError };

/** Reads an item's fields; nothing is asked of Twilio yet. */
export function readItem(
	context: IExecuteFunctions,
	operation: Operation,
	item: ItemReader,
	itemIndex: number,
): Reading {
	const fail = (problem: unknown) => ({
		problem: errorOfReading(context.getNode(), problem, itemIndex),
	});
	try {
		const task = operation.read(item);
		return 'problem' in task ? fail(task.problem) : task;
	} catch (error) {
		return fail(error);
	}
}

/** What only shows messages has to show as well that a run would refuse so many. */
export function refuseIfTooMany(
	readings: readonly Reading[],
	options: RunOptions,
): readonly Reading[] {
	const messages = readings.reduce((sum, reading) => sum + (shownBy(reading)?.messages ?? 0), 0);
	const tooMany = findTooMany(messages, options);
	if (!tooMany) return readings;
	return readings.map((reading) => {
		const shown = shownBy(reading);
		return shown ? { results: shown.resultsIfRefused(tooMany) } : reading;
	});
}

const shownBy = (reading: Reading) => ('results' in reading ? reading.wouldSend : undefined);

/** How far an item has come once it was read. */
export function resultOfReading(reading: Reading): ItemResult {
	if ('problem' in reading) return { kind: 'failed', ...reading };
	if ('calls' in reading) return { kind: 'notAttempted' };
	return { kind: 'done', results: reading.results.map((json) => ({ json })) };
}

/**
 * An item's calls, one after another.
 *
 * @param parameters the node's fields, expressions unresolved
 */
export function jobsOf(
	reading: Reading | undefined,
	item: INodeExecutionData,
	itemIndex: number,
	parameters: INodeParameters,
): Job[] {
	if (!reading || !('calls' in reading)) return [];
	const jobs: Job[] = [];
	for (const [part, call] of reading.calls.entries()) {
		const after = jobs.at(-1);
		const rawContent = () => rawContentOf(parameters, item, part);
		jobs.push({ itemIndex, call, rawContent, ...(after && { after }) });
	}
	return jobs;
}

/** The first part that did not go through decides how the item ended. */
export function resultOfCalls(
	context: IExecuteFunctions,
	jobs: readonly Job[],
	callResults: readonly CallResult[],
): ItemResult {
	const results: Result[] = [];
	for (const [index, { call, itemIndex }] of jobs.entries()) {
		const result = callResults[index];
		if (result?.kind === 'done') results.push(...result.results);
		else if (result?.kind === 'failed') {
			const problem = errorOfFailure(
				context.getNode(),
				result.call ?? call,
				result.failure,
				itemIndex,
			);
			return { kind: 'failed', problem: withSids(problem, results) };
		} else return { kind: results.length > 0 ? 'begun' : 'notAttempted' };
	}
	return { kind: 'done', results };
}

/** What an item's calls before the one that failed have done is not to be lost. */
function withSids(problem: ItemError, results: readonly Result[]): ItemError {
	const sids = results.flatMap(({ json }) => (typeof json.sid === 'string' ? [json.sid] : []));
	if (sids.length === 0) return problem;
	return { ...problem, details: { ...problem.details, sidsBefore: sids.join(', ') } };
}
