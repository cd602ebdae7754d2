import type { INodeProperties } from 'n8n-workflow';
import type { ItemReader } from '../reading/itemReader';
import type { Option } from './optionGroups';
import { parseNumber } from '../reading/values';

const label = 'Wait for Delivery (Minutes)';
const replyLabel = 'Wait for Reply (Minutes)';
const limits = { whole: false, minimum: 0, maximum: 1440 };

const control: Pick<INodeProperties, 'displayName' | 'type' | 'typeOptions'> = {
	displayName: label,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: limits.maximum },
};

/** How long Get Delivery Status waits. */
export const waitForDeliveryField: INodeProperties = {
	...control,
	name: 'waitForDelivery',
	default: 5,
	description:
		'How many minutes to wait at most for the final delivery status; 0 checks once. Where a carrier reports no delivery, the status stays "sent".',
};

/** The same as an option of the sends. */
export const waitForDeliveryOption: Option = {
	...control,
	name: 'waitForDelivery',
	default: 5,
	description:
		'How many minutes to wait, after sending, for the final delivery status. The field "delivery" then says delivered, undelivered or pending.',
};

/** How long Wait for Reply waits. */
export const waitForReplyField: INodeProperties = {
	...control,
	displayName: replyLabel,
	name: 'waitForReply',
	default: 10,
	description:
		'How many minutes to wait at most. The execution runs as long: for hours or days, use a Twilio Messaging Trigger instead.',
};

/** @throws InvalidValue */
export function readWaitForReply(item: ItemReader): number {
	return item.read('waitForReply', replyLabel, (raw) =>
		parseNumber(raw, { ...limits, minimum: 0.05 }),
	);
}

/** @throws InvalidValue */
export function readWaitForDelivery(item: ItemReader): number {
	return item.read('waitForDelivery', label, (raw) => parseNumber(raw, limits));
}

/**
 * Undefined when the option is off.
 *
 * @throws InvalidValue
 */
export function readWaitForDeliveryOption(item: ItemReader): number | undefined {
	return item.options.read('waitForDelivery', label, (raw) => parseNumber(raw, limits));
}
