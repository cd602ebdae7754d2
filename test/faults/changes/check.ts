import type { INodeExecutionData } from 'n8n-workflow';
import { itemsOf } from '../../engine/engine';
import { twilioNodeName } from '../../engine/twilioNode';
import { canBeRetried } from '../retryExecution';
import type { Changed } from './play';
import type { ChangeSchedule } from './schedule';

const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);

/** What the results say is so at Twilio: what is done is done, what was not attempted is not. */
export function checkChanges(changed: Changed, schedule: ChangeSchedule): string[] {
	const error = changed.run.data.resultData.error;
	return error
		? checkFailure(changed, schedule, error.description ?? '')
		: itemsOf(changed.run, twilioNodeName).flatMap((item) => checkItem(item, changed, schedule));
}

function checkItem(
	{ json, pairedItem }: INodeExecutionData,
	{ isDone }: Changed,
	{ operation, missing }: ChangeSchedule,
): string[] {
	if (typeof pairedItem !== 'object' || Array.isArray(pairedItem)) return ['It is not paired'];
	const { item } = pairedItem;
	// What was never there is neither done nor not.
	if (item === missing) return [];
	const isSo = isDone[item] === true;
	if (json.error === undefined) return isSo ? [] : [`Item ${item} is not done, and said to be`];
	const { details } = json;
	const outcome: unknown =
		typeof details === 'object' && details !== null && 'outcome' in details ? details.outcome : '';
	if (outcome === 'unknown') return [];
	// A part of it may be done: the text is emptied first.
	return isSo && operation !== 'erase'
		? [`Item ${item} is done, and said to be ${JSON.stringify(outcome)}`]
		: [];
}

function checkFailure(
	{ isDone }: Changed,
	{ count, missing }: ChangeSchedule,
	description: string,
): string[] {
	// One that was never there may count either way.
	if (count === 1 || missing < count) return [];
	const done = numberIn(description, /(\d+) succeeded/);
	const failed = numberIn(description, /(\d+) failed[,.]/);
	const inDoubt = numberIn(description, /(\d+) still unknown/);
	const real = isDone.filter(Boolean).length;
	return real >= done && real <= done + failed + inDoubt
		? []
		: [`${real} are done, and the error says: ${description}`];
}

/** Everything is done in the end, but where Twilio has nothing to do it to: that keeps nothing else from it. */
export function checkChangesEnd({ run, isDone }: Changed, schedule: ChangeSchedule): string[] {
	const { onError, missing, count, weathers } = schedule;
	if (onError !== 'stopWorkflow') return [];
	// What was refused before comes after it for good.
	if (missing < count && weathers.flat().some((fault) => fault?.kind === 'refusal')) return [];
	if (missing >= count && canBeRetried(run))
		return [`It can be retried for ever: ${run.data.resultData.error?.message ?? ''}`];
	return isDone.every((isSo, item) => isSo || item === missing)
		? []
		: [`Not all are done: ${isDone.join(', ')}`];
}
