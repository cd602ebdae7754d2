import type { IExecuteFunctions } from 'n8n-workflow';
import type { CallResult, Result } from '../dispatch/callResult';
import type { Call } from '../call';
import type { Job } from '../dispatch/job';
import type { RunRecord } from '../dispatch/record/runRecord';
import type { ItemReader } from '../fields/reading/itemReader';
import { findTooMany, type RunOptions } from '../fields/options/runOptions';
import { errorOfFailure, errorOfReading, type ItemError } from './itemError';
import type { Operation, Task } from '../operations/operation';
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
		problem: {
			...errorOfReading(context.getNode(), problem, itemIndex),
			to: writtenRecipient(item),
		},
	});
	try {
		const task = operation.read(item);
		return 'problem' in task ? fail(task.problem) : task;
	} catch (error) {
		return fail(error);
	}
}

/** As it stands in the form or in the item, however wrong; undefined if it is no text, or there is none. */
function writtenRecipient(item: ItemReader): string | undefined {
	try {
		return item.read('to', '', (raw) => {
			if (typeof raw === 'number') return String(raw);
			return typeof raw === 'string' && raw.trim() !== '' ? raw : undefined;
		});
	} catch {
		// Not every operation has one, and its expression can be what failed.
		return undefined;
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
 * An item's calls, one after another: for the texts that an earlier try has begun to send, if one has.
 *
 * @param firstIndex of the first of them among all jobs
 */
export function jobsOf(
	reading: Reading,
	itemIndex: number,
	firstIndex: number,
	record: RunRecord,
): Job[] {
	if (!('calls' in reading)) return [];
	const calls = callsOf(reading, itemIndex, record);
	// A question goes to each person whatever became of the message to another.
	const parts = reading.thenWait ? 1 : calls.length;
	const texts = parts > 1 ? { texts: textsOf(calls) } : undefined;
	return calls.map((call, part) => ({
		index: firstIndex + part,
		itemIndex,
		part,
		parts,
		call,
		...texts,
	}));
}

function callsOf(
	{ calls, withTexts }: Extract<Task, { calls: unknown }>,
	itemIndex: number,
	record: RunRecord,
): readonly Call[] {
	const identity = calls[0]?.creates?.identity;
	const before = withTexts && identity && record.recallTexts({ itemIndex, part: 0, identity });
	if (!withTexts || before === undefined) return calls;
	if (typeof before !== 'number') {
		const isOneAsWell = before.length === 1 && calls.length === 1;
		return isOneAsWell ? calls : withTexts(before);
	}
	if (before === calls.length) return calls;
	// All of them went out: what they said is of no matter any more.
	const texts = textsOf(calls);
	return withTexts(Array.from({ length: before }, (_, part) => texts[part] ?? ''));
}

function textsOf(calls: readonly Call[]): string[] {
	return calls.map(({ creates }) => creates?.identity.body ?? '');
}

/** The first part that did not go through decides how the item ended. */
export function resultOfCalls(
	context: IExecuteFunctions,
	jobs: readonly Job[],
	callResults: readonly CallResult[],
): ItemResult {
	const results: Result[] = [];
	for (const { call, itemIndex, index } of jobs) {
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
		} else if (results.length > 0) return { kind: 'begun' };
		else return { kind: result?.mayBeDone === true ? 'inDoubt' : 'notAttempted' };
	}
	return { kind: 'done', results };
}

/** What an item's calls before the one that failed have done is not to be lost. */
function withSids(problem: ItemError, results: readonly Result[]): ItemError {
	const sids = results.flatMap(({ json }) => (typeof json.sid === 'string' ? [json.sid] : []));
	if (sids.length === 0) return problem;
	return { ...problem, details: { ...problem.details, sidsBefore: sids.join(', ') } };
}
