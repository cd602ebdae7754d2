import { executeFilter, isFilterValue } from 'n8n-workflow';
import { listParameter, Neighbour } from './neighbour';

/** Whether the conditions hold, as n8n itself judges them. */
function holds(conditions: unknown, itemIndex: number): boolean {
	if (!isFilterValue(conditions)) throw new Error('These are not conditions');
	return executeFilter(conditions, { itemIndex });
}

/** Filter; what it discards is gone. */
export const filter = new Neighbour({
	name: 'filter',
	parameters: ['conditions', 'options'],
	execute: (context) =>
		context.getInputData().flatMap((entry, item) => {
			const conditions = context.getNodeParameter('conditions', item);
			return holds(conditions, item) ? [{ ...entry, pairedItem: { item } }] : [];
		}),
});

/** Switch with three rules and the extra output for the rest; the real one has as many as it is given. */
export const switchNode = new Neighbour({
	name: 'switch',
	parameters: ['rules', 'options'],
	branches: {
		count: 4,
		outputOf(context, itemIndex) {
			const rules = listParameter(context, 'rules', 'values', itemIndex);
			if (rules.length !== 3) throw new Error('This Switch knows three rules only');
			const first = rules.findIndex(({ conditions }) => holds(conditions, itemIndex));
			return first === -1 ? rules.length : first;
		},
	},
	execute: (context) =>
		context.getInputData().map((entry, item) => ({ ...entry, pairedItem: { item } })),
});
