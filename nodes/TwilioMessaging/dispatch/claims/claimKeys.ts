import { messageKey, placeOf, type MessageIdentity } from '../../../twilio/message/identity';
import { hashOf } from '../record/hashOf';
import { about, markOf, type Answer, type Question } from './asking';

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

/** Says that a run was met of which nobody knows when it began, and what it is marked with when that was. */
export const metKey = (run: number) => `run ${run} met`;

/** Says whose run it is. */
export const ownerKey = (run: number, executionId: string) => `run ${run} of ${executionId}`;

/** Says that a message may have been sent by the run. */
export const claimKey = (run: number, name: string) => `run ${run} ${name}`;

/** What tells a message among those of an execution: of equal ones, each has its number. */
export class MessageNames {
	readonly #counts = new Map<string, number>();
	#round: number | undefined;
	/** What was counted since it began. */
	#counted: string[] = [];

	/** The node begins a round of a loop, or tries it once more: then all have the names that they had. */
	begin(round: number): void {
		if (round === this.#round)
			for (const hash of this.#counted) this.#counts.set(hash, (this.#counts.get(hash) ?? 1) - 1);
		this.#round = round;
		this.#counted = [];
	}

	/** Of the next message with this identity. */
	next(identity: MessageIdentity): string {
		const hash = hashOf(`${placeOf(identity)} ${messageKey(identity)}`);
		const count = this.#counts.get(hash) ?? 0;
		this.#counts.set(hash, count + 1);
		this.#counted.push(hash);
		return `${hash} ${count}`;
	}
}

/** By which clock a run's beginning is told: Twilio's, or that of its own process. */
export type ClockName = 'twilio' | 'own';

const base = 16;
/** Enough for the seconds since 1970. */
const digits = 8;
const second = 1000;

/** What is asked about when it is asked which runs have claims. */
export const allRuns = 'runs';

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

/** All questions about when a run began. */
export const askTime = (run: string): Question[] => about(timeOf(run), possibleTimeKeys(run));

/** Questions of which one is answered with yes if the run has told when it began. */
export const askWhetherTold = (run: string): Question[] =>
	about(
		timeOf(run),
		clocks.flatMap((clock) => allDigits(run, clock, 0)),
	);

/** Whether a run may have told when it began, from the answer to `askWhetherTold` or `askTime`. */
export const mayHaveTold = (run: string, answer: Answer): boolean =>
	askWhetherTold(run).some(({ key }) => answer.mayHave(key));

/** All keys of those that are there, and the mark if there is one. */
export function timeKeysThere(run: string, answer: Answer): string[] {
	const there = possibleTimeKeys(run).filter((key) => answer.mayHave(key));
	return there.some((key) => answer.isDoubtful(key)) ? [...there, markOfTime(run)] : there;
}

/** The mark of those that are asked for when it is asked when a run began. */
export const markOfTime = (run: string) => markOf(timeOf(run));

/**
 * When a run began, in milliseconds since 1970.
 *
 * @returns `doubtful` when it has told, but nobody knows what; undefined when it has not
 */
export function readTime(
	run: string,
	answer: Answer,
): { readonly since: number; readonly clock: ClockName } | 'doubtful' | undefined {
	if (possibleTimeKeys(run).some((key) => answer.isDoubtful(key))) return 'doubtful';
	for (const clock of clocks) {
		const found = places.map((place) =>
			[...allDigits(run, clock, place).keys()].filter((digit) =>
				answer.has(digitKey(run, clock, place, digit.toString(base))),
			),
		);
		if (found.some(({ length }) => length === 0)) continue;
		// Two processes with the same number.
		if (found.some(({ length }) => length > 1)) return 'doubtful';
		return { since: found.flat().reduce((sum, digit) => sum * base + digit, 0) * second, clock };
	}
	return undefined;
}

const timeOf = (run: string) => `${run} began`;

const clocks: readonly ClockName[] = ['twilio', 'own'];
const places = Array.from({ length: digits }, (_, place) => place);

const digitKey = (run: string, clock: ClockName, place: number, digit: string) =>
	`${run} began ${clock} ${place} ${digit}`;

function allDigits(run: string, clock: ClockName, place: number): string[] {
	return Array.from({ length: base }, (_, digit) =>
		digitKey(run, clock, place, digit.toString(base)),
	);
}
