import { Chunks, type KeysUndone, type WriteChunk } from '../claims/chunks';
import type { SerialKeyStore } from '../claims/keyStore';
import type { ListingTools } from '../claims/leftListings';
import { bestClock } from '../twilioClock';
import { findPairs } from './keyPairs';
import type { KeyDetails } from './keyDetails';
import { namedKeysOf, type KeyedJob, type NamedKey } from './keyedJob';
import type { FreshKeys } from './freshKeys';
import type { KeyOrder } from './keyOrder';
import { begunKey, byKey, detailKeys, openKey, sentKeys } from './onceNames';
import type { OnceRun } from './onceRun';
import type { Origins } from './origins';
import type { OnceName } from './sharedNames';

/** What it takes to begin keys. */
export interface ClaimParts {
	readonly store: SerialKeyStore;
	readonly tools: ListingTools;
	readonly run: OnceRun;
	readonly origins: Origins;
	readonly order: KeyOrder;
	readonly details: KeyDetails;
	readonly fresh: FreshKeys;
}

/** Writes which keys a run is about to send, and learns from that which were begun before. */
export class KeyClaims {
	readonly #chunks: Chunks;
	/** This run was the first of its process to ask for these. */
	readonly #first = new Set<OnceName>();
	#isTold = false;

	constructor(private readonly parts: ClaimParts) {
		const { store, tools, order } = parts;
		const writing = { write: this.#write, undone: this.#undone };
		const keys = order.named.map(({ name }) => name.name);
		this.#chunks = new Chunks({ store, waiting: tools.waiting, keys, ...writing });
	}

	get details(): KeyDetails {
		return this.parts.details;
	}

	/**
	 * Ends when the names of the job are written as begun, and it is known which were before.
	 *
	 * @throws the store's error
	 */
	async asked(job: KeyedJob): Promise<void> {
		for (const { name } of namedKeysOf(job)) {
			const position = this.parts.order.positionOf(name);
			if (position === undefined) continue;
			await this.#chunks.written(position);
			if (name.standing === 'unasked') await name.asking;
			if (name.standing === 'unasked') throw new Error('The key could not be looked up');
		}
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
		const sending = this.parts.run.sendingKeys();
		const isFlagged = named.some(({ name }) => name.isGivenBack);
		if (details.length === 0 && sending.length === 0 && !isFlagged) return 'begun';
		const begun = named.flatMap(({ name }) => [begunKey(name.name), openKey(name.name)]);
		// Where another execution of this process has it, that one writes the same keys for itself.
		const givenBack = named.filter(({ name }) => name.isGivenBack && name.users === 1);
		const keys = [...begun, ...details, ...sending];
		const isAsking = givenBack.length > 0;
		const there = new Set(
			await (isAsking ? this.parts.store.addOnce(keys, details) : this.parts.store.add(keys)),
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
		const named = this.parts.order.called(chunk);
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
		const names = named.map(({ name }) => name);
		// Another run of this process has asked for the others, who knows when.
		this.parts.fresh.asked(names, -Infinity);
		this.parts.fresh.asked(fresh);
		return keys;
	};

	readonly #undone: KeysUndone = async (chunk, undone) => {
		this.parts.run.meetOthers();
		const named = this.parts.order.called(chunk);
		// Whoever has overwritten it, and has begun the same name, does not know of this run.
		for (const { name } of named) {
			const isUndone = undone.has(byKey(name.name, this.parts.run.number));
			// What another run of this process had begun before is still that one's.
			const isBegun = this.#first.has(name) && !undone.has(begunKey(name.name));
			if (isUndone && isBegun && name.standing === 'free') name.standing = 'begunBefore';
		}
		const isGone = ({ name, standing }: OnceName) =>
			standing === 'begunBefore' && undone.has(begunKey(name));
		const gone = named.filter(({ name }) => isGone(name));
		const begun = new Set((await this.parts.origins.of(gone)).map(({ name }) => name));
		// Whoever had begun it has given it back.
		for (const { name } of gone) if (isGone(name) && !begun.has(name)) name.standing = 'free';
		// Whoever begins it next is not among those that were asked for.
		this.parts.origins.forget(gone.filter(({ name }) => name.standing === 'free'));
	};

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
				this.parts.store,
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
		const began = this.parts.run.timeKeys(bestClock(this.parts.tools.clock));
		return [...began, ...this.parts.run.sendingKeys()];
	}

	#keysOf(named: NamedKey): string[] {
		const { name } = named.name;
		return [begunKey(name), openKey(name), ...this.#detailsOf(named)];
	}

	#detailsOf({ name, look }: NamedKey): readonly string[] {
		return detailKeys(name.name, look, this.parts.run.number);
	}

	#note(named: readonly NamedKey[]): void {
		for (const each of named) this.details.note(each.name.name, this.#detailsOf(each));
	}
}
