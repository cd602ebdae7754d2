import type { INodeProperties } from 'n8n-workflow';
import type { ItemReader } from './itemReader';
import { parseNumber } from './values';

const label = 'Wait for Delivery (Minutes)';
const limits = { whole: false, minimum: 0, maximum: 1440 };

const control: Pick<INodeProperties, 'displayName' | 'type' | 'typeOptions'> = {
	displayName: label,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: limits.maximum, numberPrecision: 2 },
};

/** How long Get Delivery Status waits. */
export const waitForDeliveryField: INodeProperties = {
	...control,
	name: 'waitForDelivery',
	default: 5,
	description:
		'How many minutes to wait at most until the message has arrived or is lost; 0 looks once. Where a carrier reports no delivery, the status stays "sent".',
};

/** The same as an option of the sends. */
export const waitForDeliveryOption: INodeProperties = {
	...control,
	name: 'waitForDelivery',
	default: 5,
	description:
		'How many minutes to wait, after sending, until the message has arrived or is lost. The field "delivery" then says delivered, undelivered or pending.',
};

/** @throws InvalidField */
export function readWaitForDelivery(item: ItemReader): number {
	return item.read('waitForDelivery', label, (raw) => parseNumber(raw, limits));
}

/**
 * Undefined when the option is off.
 *
 * @throws InvalidField
 */
export function readWaitForDeliveryOption(item: ItemReader): number | undefined {
	return item
		.collection('options')
		.read('waitForDelivery', label, (raw) => parseNumber(raw, limits));
}
