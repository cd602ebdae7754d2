import type { ItemReader } from '../reading/itemReader';
import { parseNumber } from '../reading/values';
import type { Option } from './optionGroups';

const label = 'Price per Segment';

/** For what Preview estimates. */
export const pricePerSegmentOption: Option = {
	displayName: label,
	name: 'pricePerSegment',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'What Twilio charges for a segment to this country, for the field "estimatedCost"; without carrier fees unless you add them',
};

/**
 * Undefined when the option is off.
 *
 * @throws InvalidValue
 */
export function readPricePerSegment(item: ItemReader): number | undefined {
	return item.options.read('pricePerSegment', label, (raw) =>
		parseNumber(raw, { whole: false, minimum: 0 }),
	);
}
