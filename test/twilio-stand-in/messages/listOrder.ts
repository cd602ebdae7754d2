import type { Compare } from '../paging';
import { sentAt, type StoredMessage } from './store';

/**
 * In which order messages are listed. Twilio says: by `DateSent`, newest first. Where those stand that
 * have no date of sending is not documented. `created` is the order of creation, whatever was sent.
 */
export const listOrders = ['unsentFirst', 'unsentLast', 'created'] as const;
export type ListOrder = (typeof listOrders)[number];

/** Of messages sent in the same moment, the one created last is listed first. */
export function compareIn(order: ListOrder, now: number): Compare<StoredMessage> {
	const whenUnsent = order === 'unsentFirst' ? Infinity : -Infinity;
	const rankOf = (message: StoredMessage) =>
		order === 'created' ? 0 : (sentAt(message, now) ?? whenUnsent);
	return (one, other) => {
		const rank = rankOf(one);
		const otherRank = rankOf(other);
		return rank === otherRank ? one.sequence - other.sequence : rank < otherRank ? -1 : 1;
	};
}
