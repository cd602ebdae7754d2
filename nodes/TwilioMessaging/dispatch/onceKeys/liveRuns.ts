import { each } from '../claims/asking';
import type { SerialKeyStore } from '../claims/keyStore';
import { time } from '../time';
import { readBeats, type Beats } from './heartbeat';
import type { DoubtfulKey } from './keyAskers';
import { findPairs } from './keyPairs';
import { goesOnKey, sentKeys, type OnceRunId } from './onceNames';
import type { TakeOver } from './takeOver';

/** So often it is waited for a run that goes on sending. */
export const mostPauses = 12;

/** So many looks in all: who comes later takes the last one for now. */
const mostLooks = 2 * mostPauses;
/** What was seen so long ago says nothing any more, in milliseconds. */
const freshFor = 5000;

/** What has happened by the end of a pause. */
export interface Progress {
	/** The first look is 0. */
	readonly look: number;
	/** Names that others have sent since the first look. */
	readonly sent: ReadonlySet<string>;
	/** Names that a process which lives is about to send. */
	readonly inProgress: ReadonlySet<string>;
}

/** What it takes to tell who lives. */
export interface LiveTools {
	readonly store: SerialKeyStore;
	readonly takeOver: TakeOver;
	/** The runs of other processes in the row. */
	otherRuns(): Promise<readonly OnceRunId[]>;
}

/** Tells runs that go on sending in another process from those that were killed, and takes over what those have left. */
export class LiveRuns {
	readonly #looks: Array<Promise<Progress>> = [];
	/** When the last look ended, by `time.elapsed()`. */
	#lookedAt = 0;
	/** How many looks have ended. */
	#ended = 0;
	readonly #sent = new Set<string>();
	readonly #settled = new Set<string>();
	readonly #watched: Set<OnceRunId>;
	/** By name that another process has taken over: its run, as far as it can be told. */
	readonly #takenOver = new Map<string, readonly OnceRunId[]>();
	#beats: Beats | undefined;

	/**
	 * @param keys what runs have begun and not settled
	 * @param pause ends when it is time to look again
	 */
	constructor(
		private readonly tools: LiveTools,
		private readonly keys: readonly DoubtfulKey[],
		private readonly pause: () => Promise<void>,
	) {
		this.#watched = new Set(keys.flatMap(({ runs }) => runs));
	}

	/** This process has found out that it was sent: that is nobody's progress. */
	settled(name: string): void {
		this.#settled.add(name);
	}

	/**
	 * What has happened by the end of this pause, counted from 0; all who ask for the same one wait for it together.
	 * Who comes long after the last one waits for one more.
	 */
	async after(pause: number): Promise<Progress> {
		const look = pause < mostPauses ? pause : this.#latest();
		return await (this.#looks[look] ??= this.#lookAs(look));
	}

	#latest(): number {
		const last = this.#looks.length - 1;
		if (last < mostPauses) return mostPauses;
		const isOver = this.#ended > last;
		return isOver && this.#isOld() && last < mostLooks ? last + 1 : last;
	}

	/** Whether what the last look has seen says nothing about now. */
	#isOld(): boolean {
		return this.#ended > 0 && time.elapsed() - this.#lookedAt > freshFor * time.scale;
	}

	async #lookAs(look: number): Promise<Progress> {
		try {
			return { look, ...(await this.#look()) };
		} finally {
			this.#ended += 1;
			this.#lookedAt = time.elapsed();
		}
	}

	async #look(): Promise<Omit<Progress, 'look'>> {
		// What happened long ago does not tell who lives now.
		if (this.#isOld()) {
			await this.#lookForSent();
			this.#beats = undefined;
		}
		const before = this.#beats ?? (await this.#readBeats());
		await this.pause();
		const { sent, left } = await this.#lookForSent();
		if (left.length === 0) return { sent: this.#sent, inProgress: new Set() };
		const beats = await this.#readBeats();
		this.#beats = beats;
		const hasSent = new Set(sent.flatMap(({ runs }) => runs));
		const isLive = (run: OnceRunId) => hasSent.has(run) || beats.get(run) !== before.get(run);
		const isSomeoneLive = [...this.#watched].some(isLive);
		const isInProgress = ({ name, runs }: DoubtfulKey) => {
			const owners = this.#takenOver.get(name.name) ?? runs;
			return owners.length === 0 ? isSomeoneLive : owners.some(isLive);
		};
		const { takeOver } = this.tools;
		const isMine = ({ name }: DoubtfulKey) => takeOver.has(name.name);
		const inProgress = left.filter((key) => !isMine(key) && isInProgress(key));
		const takenOver = await takeOver.of(left.filter((key) => !isInProgress(key)));
		if (takenOver.size > 0) await this.#watchAll(takenOver);
		const mine = left.filter(isMine);
		if (takenOver.size + mine.length > 0) this.#beats = await this.#readBeats();
		const held = await this.#heldBy(mine, before, this.#beats);
		return {
			sent: this.#sent,
			inProgress: new Set([...namesOf([...inProgress, ...held]), ...takenOver]),
		};
	}

	/**
	 * Whoever was silent may have gone on just before it was taken over, and not know of that.
	 *
	 * @param mine what this run has taken over
	 * @param before what the beats were before the runs were taken for dead
	 * @param now what they have been since
	 * @returns what others may be about to send
	 */
	async #heldBy(
		mine: readonly DoubtfulKey[],
		before: Beats,
		now: Beats,
	): Promise<readonly DoubtfulKey[]> {
		const goesOn = ({ name, runs }: DoubtfulKey) =>
			runs
				.filter((run) => now.get(run) !== before.get(run))
				.map((run) => goesOnKey(name.name, run));
		const there = await this.tools.store.find(each(mine.flatMap(goesOn)));
		return mine.filter((key) => goesOn(key).some((on) => there.mayHave(on)));
	}

	async #lookForSent(): Promise<Record<'sent' | 'left', DoubtfulKey[]>> {
		const open = this.keys.filter(
			({ name }) => name.standing === 'begunBefore' && !this.#settled.has(name.name),
		);
		const pairOf = ({ name }: DoubtfulKey) => sentKeys(name.name);
		const answer = await findPairs(this.tools.store, open.map(pairOf));
		const sent = open.filter((key) => answer.has(pairOf(key)));
		for (const { name } of sent) {
			this.#sent.add(name.name);
			this.settled(name.name);
		}
		return { sent, left: open.filter((key) => !answer.has(pairOf(key))) };
	}

	async #watchAll(takenOver: ReadonlySet<string>): Promise<void> {
		const runs = await this.tools.otherRuns();
		for (const run of runs) this.#watched.add(run);
		const owners = await this.tools.takeOver.ownersOf([...takenOver], runs);
		for (const name of takenOver) this.#takenOver.set(name, owners.get(name) ?? []);
	}

	async #readBeats(): Promise<Beats> {
		return await readBeats(this.tools.store, [...this.#watched]);
	}
}

const namesOf = (keys: readonly DoubtfulKey[]) => new Set(keys.map(({ name }) => name.name));
