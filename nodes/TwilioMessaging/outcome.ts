import type { INodeExecutionData } from 'n8n-workflow';
import type { JsonObject } from '../twilio/json';
import type { ItemError } from './nodeError';

/** What became of one item. */
export type ItemOutcome =
	| { readonly kind: 'done'; readonly results: JsonObject[] }
	| { readonly kind: 'failed'; readonly problem: ItemError }
	/** Nothing was asked of Twilio for it. */
	| { readonly kind: 'notAttempted' };

/**
 * The items that leave the node: every result paired with the item it came from.
 *
 * n8n takes an item to the error output when its fields are `error`, `message` and `details` and no
 * others; one that has an `error` beside its `json` arrives there too, but stripped of all else.
 */
export function outputItems(outcomes: readonly ItemOutcome[]): INodeExecutionData[] {
	return outcomes.flatMap((outcome, item): INodeExecutionData[] => {
		const pairedItem = { item };
		if (outcome.kind === 'done') return outcome.results.map((json) => ({ json, pairedItem }));
		if (outcome.kind === 'notAttempted') return [];
		const { error, details } = outcome.problem;
		return [{ json: { error: error.message, details }, pairedItem }];
	});
}

/** @throws the error of the first item that failed, with what became of the others in its description */
export function throwFirstFailure(outcomes: readonly ItemOutcome[]): void {
	const problems = outcomes.flatMap((outcome) =>
		outcome.kind === 'failed' ? [outcome.problem] : [],
	);
	const first = problems[0];
	if (!first) return;
	const summary = summarize(outcomes, problems);
	first.error.description = [first.error.description, summary].filter(Boolean).join(' ');
	throw first.error;
}

const mostNamed = 5;

function summarize(outcomes: readonly ItemOutcome[], problems: readonly ItemError[]): string {
	if (outcomes.length === 1) return '';
	const done = outcomes.filter(({ kind }) => kind === 'done').length;
	const notAttempted = outcomes.filter(({ kind }) => kind === 'notAttempted').length;
	const counts = `Of ${outcomes.length} items, ${done} went through, ${problems.length} failed and ${notAttempted} ${notAttempted === 1 ? 'was' : 'were'} not attempted.`;
	const others = problems.slice(1, 1 + mostNamed).map(({ error }) => error.message);
	return others.length === 0 ? counts : `${counts} Also: ${others.join('; ')}`;
}
