import { sleep } from 'n8n-workflow';
import type { TwilioEvent } from '../../twilio/webhook/webhookEvent';

/** How long messages wait for others, in milliseconds. */
export interface HoldingTime {
	/** After the last one. */
	readonly quiet: number;
	/** After the first one, whatever comes. */
	readonly longest: number;
}

/** What becomes of a message that has waited. */
export type Held = Leading | Following;

/** No other came after it: it starts the workflow, for all that waited with it. */
export interface Leading {
	readonly leads: true;
	readonly events: readonly [TwilioEvent, ...TwilioEvent[]];
	/** Tells those that followed whether n8n has taken all of them over. */
	readonly settle: (taken: boolean | Promise<boolean>) => void;
}

/** Another one came after it, and takes it along. */
export interface Following {
	readonly leads: false;
	/** Whether n8n has taken it over. */
	readonly isTaken: Promise<boolean>;
}

/** An event, and its place among all requests. */
export interface PlacedEvent {
	readonly event: TwilioEvent;
	readonly place: number;
}

interface Batch {
	readonly events: [PlacedEvent, ...PlacedEvent[]];
	readonly begun: number;
	readonly isTaken: Promise<boolean>;
	readonly settle: (taken: boolean | Promise<boolean>) => void;
}

const batches = new Map<string, Batch>();

/**
 * Has a message wait for others of the same person. Each of them is a call of Twilio's that waits for its
 * answer meanwhile, so that Twilio does not take for arrived what n8n could still lose. They lead in the
 * order in which they came: reading the credential may have let one pass another.
 *
 * @param people tells who wrote, and to whom, from all others
 */
export async function heldWithOthers(
	people: string,
	event: PlacedEvent,
	{ quiet, longest }: HoldingTime,
): Promise<Held> {
	const known = batches.get(people);
	known?.events.push(event);
	const batch = known ?? begun(event);
	batches.set(people, batch);
	const left = batch.begun + longest - Date.now();
	await sleep(Math.max(0, Math.min(quiet, left)));
	if (batch.events.at(-1) !== event) return { leads: false, isTaken: batch.isTaken };
	batches.delete(people);
	return { leads: true, events: inOrder(batch.events), settle: batch.settle };
}

function inOrder(events: Batch['events']): Leading['events'] {
	// The last to be added still has to be the last.
	const copy: Batch['events'] = [...events];
	const [first, ...rest] = copy.sort((one, other) => one.place - other.place);
	return [first.event, ...rest.map(({ event }) => event)];
}

function begun(event: PlacedEvent): Batch {
	let settle: Batch['settle'] = () => undefined;
	const isTaken = new Promise<boolean>((resolve) => {
		settle = resolve;
	});
	return { events: [event], begun: Date.now(), isTaken, settle };
}
