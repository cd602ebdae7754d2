import type { ItemResult } from './output';

/** What became of a question. */
export interface QuestionResult {
	/** Done as soon as anybody got it. */
	readonly result: ItemResult;
	/** How the message to each person ended. */
	readonly each: readonly ItemResult[];
	/** Of the others, each with whom it was for and why; empty when everybody got it, or nobody. */
	readonly notReached: readonly string[];
}

/**
 * Whoever got a question can answer it, whatever became of the message to the other person.
 *
 * @param each how the message to each person ended
 */
export function resultOfQuestion(each: readonly ItemResult[]): QuestionResult {
	const results = each.flatMap((one) => (one.kind === 'done' ? one.results : []));
	const problems = each.flatMap((one) => (one.kind === 'failed' ? [one.problem] : []));
	const reasons = problems.map(({ error }) => error.message.replace(/ \[item \d+\]$/, ''));
	// Somebody has stopped the execution.
	if (problems.length + countDone(each) < each.length)
		return {
			result: { kind: results.length > 0 ? 'begun' : 'notAttempted' },
			each,
			notReached: [],
		};
	if (results.length > 0) return { result: { kind: 'done', results }, each, notReached: reasons };
	const [problem] = problems;
	if (!problem) return { result: { kind: 'notAttempted' }, each, notReached: [] };
	const { error } = problem;
	const others = reasons.slice(1).map((reason) => `Also: ${reason}`);
	error.description = [error.description, ...others].filter(Boolean).join(' ');
	return { result: { kind: 'failed', problem }, each, notReached: [] };
}

const countDone = (each: readonly ItemResult[]) =>
	each.filter(({ kind }) => kind === 'done').length;
