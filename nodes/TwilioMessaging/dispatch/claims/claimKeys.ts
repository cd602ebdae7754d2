import { messageKey, placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { hashOf } from '../record/hashOf';

/** Runs that may have claims in one row at the same time, those that were left behind included. */
export const mostRuns = 64;
/** Their numbers. */
export const runNumbers: readonly number[] = Array.from({ length: mostRuns }, (_, run) => run);

/** Claims are written as long as a row has no more entries than these; keys have what is left of it. */
export const mostClaimedEntries = 140_000;

/** Says that the row holds Send Once keys. */
export const keysMark = 'once keys';

/** Says that the row may hold claims. */
export const claimsMark = 'claims';

/** Says that the run of this number has claims. */
export const runKey = (run: number) => `run ${run}`;

/** Says that a run of the execution has begun. */
export const executionKey = (executionId: string) => `execution ${executionId}`;

/** Says whose run it is. */
export const ownerKey = (run: number, executionId: string) => `run ${run} of ${executionId}`;

/** Says that a message may have been sent by the run. */
export const claimKey = (run: number, name: string) => `run ${run} ${name}`;

/** What tells a message among those of an execution: of equal ones, each has its number. */
export class MessageNames {
	readonly #counts = new Map<string, number>();

	/** Of the next message with this identity. */
	next(identity: MessageIdentity): string {
		const hash = hashOf(`${placeOf(identity)} ${messageKey(identity)}`);
		const count = this.#counts.get(hash) ?? 0;
		this.#counts.set(hash, count + 1);
		return `${hash} ${count}`;
	}
}

/** By which clock a run's beginning is told: Twilio's, or that of its own process. */
export type ClockName = 'twilio' | 'own';

const base = 16;
/** Enough for the seconds since 1970. */
const digits = 8;
const second = 1000;

/**
 * Keys that together tell when a run began: one for each digit.
 *
 * @param run what it is marked with, such as `runKey(1)`
 */
export function timeKeys(run: string, clock: ClockName, milliseconds: number): string[] {
	const text = Math.floor(milliseconds / second)
		.toString(base)
		.padStart(digits, '0');
	return Array.from(text, (digit, place) => digitKey(run, clock, place, digit));
}

/** All keys of which some tell when a run began. */
export function possibleTimeKeys(run: string): string[] {
	return clocks.flatMap((clock) => places.flatMap((place) => allDigits(run, clock, place)));
}

/** When a run began, in milliseconds since 1970; undefined when these keys do not tell. */
export function readTime(
	run: string,
	keys: ReadonlySet<string>,
): { readonly since: number; readonly clock: ClockName } | undefined {
	for (const clock of clocks) {
		const found = places.map((place) =>
			allDigits(run, clock, place).findIndex((key) => keys.has(key)),
		);
		if (found.includes(-1)) continue;
		return { since: found.reduce((sum, digit) => sum * base + digit, 0) * second, clock };
	}
	return undefined;
}

const clocks: readonly ClockName[] = ['twilio', 'own'];
const places = Array.from({ length: digits }, (_, place) => place);

const digitKey = (run: string, clock: ClockName, place: number, digit: string) =>
	`${run} began ${clock} ${place} ${digit}`;

function allDigits(run: string, clock: ClockName, place: number): string[] {
	return Array.from({ length: base }, (_, digit) =>
		digitKey(run, clock, place, digit.toString(base)),
	);
}
