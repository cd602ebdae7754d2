import type { JsonObject } from '../api/json';

/** How far a message has come: `pending` while it is on its way, as far as Twilio knows. */
export type Delivery = 'delivered' | 'undelivered' | 'pending';

/** Statuses after which nothing more comes (https://www.twilio.com/docs/messaging/api/message-resource#message-status-values). */
const arrived: ReadonlySet<string> = new Set([
	'delivered',
	'partially_delivered',
	'read',
	'received',
]);
const lost: ReadonlySet<string> = new Set(['canceled', 'failed', 'undelivered']);

/**
 * How far a message has come. `sent` counts as pending: where the carrier reports no delivery, Twilio
 * leaves it at that.
 */
export function deliveryOf({ status }: JsonObject): Delivery {
	if (typeof status !== 'string') return 'pending';
	if (arrived.has(status)) return 'delivered';
	return lost.has(status) ? 'undelivered' : 'pending';
}
