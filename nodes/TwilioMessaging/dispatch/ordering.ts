import type { Job } from './callRunner';
import { notAttempted, type CallResult } from './callResult';

/** Groups work by a key, keeping its order. */
export function groupBy(work: Iterable<Job>, keyOf: (work: Job) => string): Job[][] {
	const groups = new Map<string, Job[]>();
	for (const entry of work) {
		const key = keyOf(entry);
		const group = groups.get(key);
		if (group) group.push(entry);
		else groups.set(key, [entry]);
	}
	return [...groups.values()];
}

/** Work that repeats an earlier item's recipient and content, and the item that it repeats. */
export interface DuplicateJob {
	readonly repeated: Job;
	readonly first: Job;
}

/** Parts work into what is to be done and what only repeats it: same recipient, same content. */
export function splitDuplicates(work: readonly Job[]): {
	first: Job[];
	repetitions: DuplicateJob[];
} {
	const groups = groupBy(work, ({ itemIndex, call: { creation } }) =>
		JSON.stringify(creation ? [creation.recipient, creation.content] : itemIndex),
	);
	const repetitions = groups.flatMap(([first, ...others]) =>
		first ? others.map((repeated) => ({ repeated, first })) : [],
	);
	const repeated = new Set(repetitions.map(({ repeated }) => repeated));
	return { first: work.filter((entry) => !repeated.has(entry)), repetitions };
}

/**
 * Lets messages that Twilio's records could not tell apart go one after another: as long as it is
 * unknown what became of one, the next must not begin, or either could be taken for the other.
 */
export class LookalikeQueues {
	readonly #places: ReadonlySet<string>;
	readonly #last = new Map<string, Promise<unknown>>();

	constructor(work: readonly Job[]) {
		this.#places = new Set(
			work.flatMap(({ call: { creation } }) =>
				creation && creation.likeness === '' ? [creation.place] : [],
			),
		);
	}

	/** Runs `begin` when all twins of this work that came before it have ended. */
	async run<Result>({ call: { creation } }: Job, begin: () => Promise<Result>): Promise<Result> {
		if (!creation) return await begin();
		const { place, likeness } = creation;
		// Where one message can look like anything, all in that place are its twins.
		const key = this.#places.has(place) ? place : JSON.stringify([place, likeness]);
		const before = this.#last.get(key);
		const running = before ? before.then(begin) : begin();
		this.#last.set(key, running);
		return await running;
	}
}

/** Lets what one item sends in several messages go in order: the next when the one before it went through. */
export class PartQueue {
	readonly #endings = new Map<Job, Promise<CallResult>>();

	async inTurn(work: Job, begin: () => Promise<CallResult>): Promise<CallResult> {
		const before = work.after && this.#endings.get(work.after);
		const ending = before
			? before.then((earlier) => (earlier.kind === 'done' ? begin() : notAttempted))
			: begin();
		this.#endings.set(work, ending);
		return await ending;
	}
}
