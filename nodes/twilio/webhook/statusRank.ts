/** Statuses in the order in which a message goes through them; ends that exclude each other rank the same. */
const ranks: ReadonlyMap<string, number> = new Map(
	[
		['accepted', 'scheduled'],
		['queued'],
		['sending'],
		['sent'],
		['canceled', 'delivered', 'failed', 'undelivered'],
		['read'],
	].flatMap((statuses, rank) => statuses.map((status) => [status, rank + 1] as const)),
);

/** The statuses that Twilio tells of, in their order. */
export const reportedStatuses: readonly string[] = [...ranks.keys()];

/**
 * How far a status is on a message's way. Twilio's updates can come in another order than they
 * happened: one that does not rank higher than one that came before is stale.
 *
 * @returns 1 to 6; 0 for a status that is not known
 */
export function rankOf(status: string): number {
	return ranks.get(status) ?? 0;
}
