import { Chunks, type KeysUndone, type WriteChunk } from '../claims/chunks';
import type { SerialKeyStore } from '../claims/keyStore';
import type { ListingTools } from '../claims/leftListings';
import { time } from '../time';
import { bestClock } from '../twilioClock';
import { findPairs } from './keyPairs';
import { KeyDetails } from './keyDetails';
import { namedKeysOf, type KeyedJob, type NamedKey } from './keyedJob';
import { FreshKeys } from './freshKeys';
import { begunKey, byKey, detailKeys, openKey, sentKeys } from './onceNames';
import type { OnceRun } from './onceRun';
import type { Origins } from './origins';
import type { OnceName } from './sharedNames';

/** Writes which keys a run is about to send, and learns from that which were begun before. */
export class KeyClaims {
	readonly #positions = new Map<string, number>();
	readonly #named: NamedKey[] = [];
	readonly #chunks: Chunks;
	readonly #fresh: FreshKeys;
	readonly details = new KeyDetails();
	/** This run was the first of its process to ask for these. */
	readonly #first = new Set<OnceName>();
	#isTold = false;

	/**
	 * @param jobs in the order in which they are begun
	 */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly tools: ListingTools,
		private readonly run: OnceRun,
		private readonly origins: Origins,
		jobs: readonly KeyedJob[],
	) {
		for (const named of jobs.flatMap(namedKeysOf)) {
			const { name } = named.name;
			if (this.#positions.has(name)) continue;
			this.#positions.set(name, this.#named.length);
			this.#named.push(named);
		}
		const names = this.#named.map(({ name }) => name);
		const writing = { write: this.#write, undone: this.#undone };
		const keys = names.map(({ name }) => name);
		this.#chunks = new Chunks({ store, waiting: tools.waiting, keys, ...writing });
		this.#fresh = new FreshKeys(store, names);
	}

	/**
	 * Ends when the names of the job are written as begun, and it is known which were before.
	 *
	 * @throws the store's error
	 */
	async asked(job: KeyedJob): Promise<void> {
		for (const { name } of namedKeysOf(job)) {
			const position = this.#positions.get(name.name);
			if (position === undefined) continue;
			await this.#chunks.written(position);
			if (name.standing === 'unasked') await name.asking;
			if (name.standing === 'unasked') throw new Error('The key could not be looked up');
		}
	}

	/**
	 * Ends when it is known whether another process has sent meanwhile what the job is about to send.
	 *
	 * @throws the store's error
	 */
	async refresh(job: KeyedJob): Promise<void> {
		for (const { name } of namedKeysOf(job))
			await this.#fresh.refresh(name, this.#positions.get(name.name) ?? 0);
	}

	/**
	 * Ends when it is written what the job is about to send: another item, or another execution of this
	 * process, may have been first with its key.
	 *
	 * @returns `begunByAnother` when another process has begun meanwhile what was given back
	 * @throws the store's error
	 */
	async begin(job: KeyedJob): Promise<'begun' | 'begunByAnother'> {
		const named = namedKeysOf(job);
		const details = named.flatMap((each) =>
			this.#detailsOf(each).filter((key) => !this.details.has(each.name.name, key)),
		);
		const sending = this.run.sendingKeys();
		const isFlagged = named.some(({ name }) => name.isGivenBack);
		if (details.length === 0 && sending.length === 0 && !isFlagged) return 'begun';
		const begun = named.flatMap(({ name }) => [begunKey(name.name), openKey(name.name)]);
		// Where another execution of this process has it, that one writes the same keys for itself.
		const givenBack = named.filter(({ name }) => name.isGivenBack && name.users === 1);
		const keys = [...begun, ...details, ...sending];
		const isAsking = givenBack.length > 0;
		const there = new Set(
			await (isAsking ? this.store.addOnce(keys, details) : this.store.add(keys)),
		);
		this.#note(named);
		for (const { name } of named) name.isGivenBack = false;
		const ofAnother = givenBack.filter(({ name }) => there.has(begunKey(name.name)));
		for (const { name } of ofAnother) {
			name.standing = 'begunBefore';
			name.isAnothers = true;
		}
		return ofAnother.length > 0 ? 'begunByAnother' : 'begun';
	}

	/** Writes nothing more; ends when what is being written is. */
	async end(): Promise<void> {
		await this.#chunks.end();
	}

	readonly #write: WriteChunk = async (chunk, add) => {
		const named = this.#namedIn(chunk);
		const fresh = named
			.map(({ name }) => name)
			.filter(({ standing, asking }) => standing === 'unasked' && asking === undefined);
		const keys = [...this.#toldOnce(), ...named.flatMap((each) => this.#keysOf(each))];
		// An answer that is lost leaves it there.
		this.#note(named);
		const own = named.flatMap((one) => this.#detailsOf(one));
		const asking = this.#ask(fresh, async () => await add(keys, own));
		for (const name of fresh) {
			name.asking = asking;
			this.#first.add(name);
		}
		await asking;
		this.#fresh.asked(named.map(({ name }) => name));
		return keys;
	};

	readonly #undone: KeysUndone = async (chunk, undone) => {
		const named = this.#namedIn(chunk);
		// Whoever has overwritten it, and has begun the same name, does not know of this run.
		for (const { name } of named) {
			const isUndone = undone.has(byKey(name.name, this.run.number));
			// What another run of this process had begun before is still that one's.
			const isBegun = this.#first.has(name) && !undone.has(begunKey(name.name));
			if (isUndone && isBegun && name.standing === 'free') name.standing = 'begunBefore';
		}
		const isGone = ({ name, standing }: OnceName) =>
			standing === 'begunBefore' && undone.has(begunKey(name));
		const gone = named.filter(({ name }) => isGone(name));
		const begun = new Set((await this.origins.of(gone)).map(({ name }) => name));
		// Whoever had begun it has given it back.
		for (const { name } of gone) if (isGone(name) && !begun.has(name)) name.standing = 'free';
		// Whoever begins it next is not among those that were asked for.
		this.origins.forget(gone.filter(({ name }) => name.standing === 'free'));
	};

	#namedIn(chunk: readonly string[]): NamedKey[] {
		return chunk.flatMap((name) => this.#named[this.#positions.get(name) ?? -1] ?? []);
	}

	async #ask(fresh: readonly OnceName[], add: () => Promise<readonly string[]>): Promise<void> {
		try {
			const there = new Set(await add());
			const begun = fresh.filter(({ name }) => there.has(begunKey(name)));
			// Whatever comes of the rest: nobody had begun these.
			for (const name of fresh) if (!there.has(begunKey(name.name))) name.standing = 'free';
			// Removed only when the key was settled: then it was sent.
			const isOpen = ({ name }: OnceName) => there.has(openKey(name));
			for (const name of begun) if (!isOpen(name)) name.standing = 'sent';
			const open = begun.filter(isOpen);
			const sent = await findPairs(
				this.store,
				open.map(({ name }) => sentKeys(name)),
			);
			for (const name of open) {
				const pair = sentKeys(name.name);
				name.marks = sent.marksOf(pair);
				name.standing = sent.has(pair) ? 'sent' : 'begunBefore';
			}
		} finally {
			for (const name of fresh) name.asking = undefined;
		}
	}

	/** When the run began, as well as it is known. */
	#toldOnce(): readonly string[] {
		if (this.#isTold) return [];
		this.#isTold = true;
		const began = this.run.timeKeys(bestClock(this.tools.clock), time.elapsed());
		return [...began, ...this.run.sendingKeys()];
	}

	#keysOf(named: NamedKey): string[] {
		const { name } = named.name;
		return [begunKey(name), openKey(name), ...this.#detailsOf(named)];
	}

	#detailsOf({ name, look }: NamedKey): readonly string[] {
		return detailKeys(name.name, look, this.run.number);
	}

	#note(named: readonly NamedKey[]): void {
		for (const each of named) this.details.note(each.name.name, this.#detailsOf(each));
	}
}
