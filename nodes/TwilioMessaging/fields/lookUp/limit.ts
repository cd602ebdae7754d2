import type { INodeProperties } from 'n8n-workflow';
import type { ItemReader } from '../reading/itemReader';
import { parseFlag, parseNumber } from '../reading/values';

/** How many results an item may have. */
export const limitFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/**
 * The largest number of results; infinite when all are wanted.
 *
 * @throws InvalidValue
 */
export function readLimit(item: ItemReader): number {
	if (item.read('returnAll', 'Return All', parseFlag)) return Number.POSITIVE_INFINITY;
	return item.read('limit', 'Limit', (raw) => parseNumber(raw, { whole: true, minimum: 1 }));
}
