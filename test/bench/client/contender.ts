import type { Person } from '../people';
import type { NodeWatch } from './nodeWatch';

/** How a run went, as far as the contender tells. */
export interface Outcome {
	/** What it reported as done: people texted, or messages listed. */
	readonly reported: number;
	/** How often it was set going. */
	readonly tries: number;
}

/** Someone who sends and lists. */
export interface Contender {
	send(people: readonly Person[]): Promise<Outcome>;
	list(): Promise<Outcome>;
	/** Looks on at its node's executions, if it has one. */
	readonly watch?: NodeWatch;
}

/** Nobody sends the same again more often than this. */
const mostTries = 10;

/**
 * Sends, and sends again what was reported as failed, until nothing is.
 *
 * @param send gives those whose message was reported as failed
 */
export async function sendAgain(
	people: readonly Person[],
	isRetrying: boolean,
	send: (people: readonly Person[]) => Promise<Person[]>,
): Promise<Outcome> {
	let failed = [...people];
	let tries = 0;
	do {
		failed = await send(failed);
		tries++;
	} while (isRetrying && failed.length > 0 && tries < mostTries);
	return { reported: people.length - failed.length, tries };
}
