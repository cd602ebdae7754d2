import type { INodeExecutionData } from 'n8n-workflow';
import type { Result } from '../dispatch/callResult';
import type { ItemError } from './itemError';

/** What became of one item. */
export type ItemResult =
	| { readonly kind: 'done'; readonly results: readonly Result[] }
	| { readonly kind: 'failed'; readonly problem: ItemError }
	/** Some of its messages went out before the run stopped. */
	| { readonly kind: 'begun' }
	/** An earlier try may have done it, and this one did not find out. */
	| { readonly kind: 'inDoubt' }
	/** Nothing was asked of Twilio for it. */
	| { readonly kind: 'notAttempted' };

/**
 * The items that leave the node: every result paired with the item it came from.
 *
 * @param hasErrorOutput whether those that failed are to leave by an output of their own
 */
export function outputItems(
	results: readonly ItemResult[],
	hasErrorOutput: boolean,
): INodeExecutionData[] {
	return results.flatMap((result, item): INodeExecutionData[] => {
		const pairedItem = { item };
		if (result.kind === 'done') return result.results.map((each) => ({ ...each, pairedItem }));
		if (result.kind !== 'failed') return [];
		const { error, details, to } = result.problem;
		const reason = { error: error.message, details };
		if (hasErrorOutput) return [markedAsFailed({ json: reason, pairedItem }, error)];
		// Among those that went through, it has something to show in their columns.
		const row = { ...(to !== undefined && { to }), status: details.outcome, ...reason };
		return [{ json: row, pairedItem }];
	});
}

/**
 * Every n8n takes an item with an `error` beside its `json` to the error output, and afterwards strips
 * an item that has one of all other fields. It looks at a copy by then: what cannot be enumerated is not
 * in it, so that the fields stay. (From n8n 2.36 on, fields of these names alone would do, without the
 * mark. Nothing that a node can ask tells which n8n it runs in.)
 */
function markedAsFailed(item: INodeExecutionData, error: ItemError['error']): INodeExecutionData {
	return Object.defineProperty(item, 'error', { value: error, configurable: true, writable: true });
}

/**
 * @param when `checked`: the items have been read, and nothing has been asked of Twilio yet
 * @throws the error of the first item that failed, with what became of the others in its description
 */
export function throwFirstFailure(
	results: readonly ItemResult[],
	when: 'checked' | 'processed',
): void {
	const problems = results.flatMap((result, itemIndex) =>
		result.kind === 'failed' ? [{ itemIndex, ...result.problem }] : [],
	);
	const [first, ...others] = problems;
	if (!first) return;
	const { error } = first;
	error.description = [error.description, ...summarize(results, when, first, others)]
		.filter(Boolean)
		.join(' ');
	throw error;
}

interface NumberedProblem extends ItemError {
	readonly itemIndex: number;
}

/** What a person wants to know of the other items, in sentences. */
function summarize(
	results: readonly ItemResult[],
	when: 'checked' | 'processed',
	first: NumberedProblem,
	others: readonly NumberedProblem[],
): string[] {
	const total = results.length;
	if (total === 1) return [];
	const count = (wanted: ItemResult['kind']) =>
		results.filter(({ kind }) => kind === wanted).length;
	const [done, begun] = [count('done'), count('begun')];
	const [inDoubt, notAttempted] = [count('inDoubt'), count('notAttempted')];
	const counts = [
		done > 0 ? `${done} succeeded` : 'none succeeded',
		`${others.length + 1} failed`,
		...(begun > 0 ? [`${begun} sent in part`] : []),
		...(inDoubt > 0 ? [`${inDoubt} still unknown from an earlier try`] : []),
		...(notAttempted > 0 ? [`${notAttempted} not attempted`] : []),
	].join(', ');
	return [
		`Counted from one, this is item ${first.itemIndex + 1} of ${total}.`,
		`Of all ${total} items: ${counts}.`,
		when === 'checked'
			? 'All items are checked first: this run sent and changed nothing.'
			: howToRetry(begun + inDoubt + notAttempted > 0),
		...describeOthers(first, others),
	];
}

function howToRetry(isMoreLeft: boolean): string {
	const aim = isMoreLeft ? 'To process only the rest' : 'To try what failed again';
	return `${aim}, select Executions > Retry. It uses the items as they were: to process a corrected one, execute with that item alone. Execute workflow starts over with all items.`;
}

const mostNamed = 5;

function describeOthers(first: NumberedProblem, others: readonly NumberedProblem[]): string[] {
	const alike = others.filter(({ reason }) => reason === first.reason).length;
	const different = others.filter(({ reason }) => reason !== first.reason);
	return [
		...(alike > 0 ? [`${alike} more failed for the same reason.`] : []),
		...different.slice(0, mostNamed).map(({ error }) => `Also: ${error.message}`),
		...(different.length > mostNamed ? [`And ${different.length - mostNamed} more.`] : []),
	];
}
