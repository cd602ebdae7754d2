import { cap } from '../conditions';
import {
	inFlightIn,
	largeCount,
	latencyMilliseconds,
	type Habit,
	type ContenderId,
	type ScenarioId,
} from '../plan';
import type { Row } from '../race';

/** People who got at least one message. */
export const reached = ({ once, repeatedly }: Row) => once + repeatedly;

/** Messages in a second: people reached, or messages listed. */
export function rateOf(row: Row): number {
	const done = row.scenario === 'list' ? row.reported : reached(row);
	return (done / row.wallMilliseconds) * 1000;
}

/** Requests that may be in flight at once. */
export function inFlightOf({ scenario }: Row): number {
	return scenario === 'capped' ? cap : inFlightIn(scenario);
}

/** Messages in a second that so many in flight allow. */
export const limitOf = (row: Row) => (inFlightOf(row) / latencyMilliseconds) * 1000;

/**
 * The time that the messages need at least, as a share of the time that they took; undefined for a
 * list, and for a contender that does not keep to the number in flight.
 */
export function shareOfLimit(row: Row): number | undefined {
	// A request that is answered 429 is in flight for a moment, too.
	const keepsToIt = row.peakInFlight <= inFlightOf(row) + 1;
	if (row.scenario === 'list' || !keepsToIt) return undefined;
	return rateOf(row) / limitOf(row);
}

/** How long as many people as in scenario (e) take, if they go as those that were tried. */
export const timeForLarge = ({ wallMilliseconds, count }: Row) =>
	(wallMilliseconds / count) * largeCount;

/** The client's CPU time for each message asked for, in milliseconds. */
export const cpuPerMessage = ({ cpuMilliseconds, count }: Row) => cpuMilliseconds / count;

/** The row of a contender in a scenario. */
export function findRow(
	rows: readonly Row[],
	scenario: ScenarioId,
	contender: ContenderId,
	habit: Habit = 'once',
): Row | undefined {
	return rows.find(
		(row) => row.scenario === scenario && row.contender === contender && row.habit === habit,
	);
}
