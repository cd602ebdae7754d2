import { about } from '../claims/asking';
import { letOthersWrite, type SerialKeyStore } from '../claims/keyStore';
import type { TwilioClock } from '../twilioClock';
import type { NamedKey } from './keyedJob';
import { readOnceRuns, type OtherRun, type RunTimes } from './otherRuns';
import { byKey, type OnceRunId } from './onceNames';

/** Which runs have begun a key. */
export interface Origin {
	readonly runs: readonly OnceRunId[];
	/** It may have been begun from another account. */
	readonly isElsewhere: boolean;
	/**
	 * From when the first of them began until when what the last of them sent can have come into being. It is
	 * known better once an answer has told Twilio's time.
	 */
	readonly times: (clock: TwilioClock) => RunTimes;
}

const mostReads = 3;

/** Finds out which runs have begun keys; asked once for each. */
export class Origins {
	readonly #known = new Map<string, Origin | undefined>();
	#runs: ReadonlyMap<OnceRunId, OtherRun> | undefined;
	#asking: Promise<void> = Promise.resolve();

	/**
	 * @param row tells the row among those of all nodes
	 * @param account from `MessageIdentity.account`
	 */
	constructor(
		private readonly store: SerialKeyStore,
		private readonly row: string,
		private readonly account: string,
	) {}

	/** Those keys of which it can be told. */
	async of(keys: readonly NamedKey[]): Promise<Array<NamedKey & Origin>> {
		const asking = this.#asking.then(async () => {
			await this.#ask(keys.filter(({ name }) => !this.#known.has(name.name)));
		});
		this.#asking = asking.catch(() => undefined);
		await asking;
		return keys.flatMap((named) => {
			const origin = this.#known.get(named.name.name);
			return origin ? [{ ...named, ...origin }] : [];
		});
	}

	/** They are asked for anew. */
	forget(keys: readonly NamedKey[]): void {
		for (const { name } of keys) this.#known.delete(name.name);
	}

	async #ask(unknown: readonly NamedKey[]): Promise<void> {
		if (unknown.length === 0) return;
		const known = this.#runs;
		if (known) await this.#askIn(known, unknown);
		const isLeft = ({ name }: NamedKey) => this.#known.get(name.name) === undefined;
		for (let read = 0; read < mostReads && unknown.some(isLeft); read++) {
			// A run may have begun since, and this process may just have overwritten what that one wrote.
			if (read > 0) await letOthersWrite();
			this.#runs = await readOnceRuns(this.store, this.row, this.account);
			await this.#askIn(this.#runs, unknown.filter(isLeft));
		}
	}

	async #askIn(
		runs: ReadonlyMap<OnceRunId, OtherRun>,
		unknown: readonly NamedKey[],
	): Promise<void> {
		const asked = ({ name }: NamedKey) =>
			[...runs].map(([run, told]) => ({ run, told, key: byKey(name.name, run) }));
		const questions = unknown.flatMap((named) => {
			const ofName = asked(named).map(({ key }) => key);
			return about(`${named.name.name} by`, ofName);
		});
		const there = await this.store.find(questions);
		for (const named of unknown) {
			const own = asked(named).filter(({ key }) => there.mayHave(key));
			const isDoubtful = own.some(({ key }) => there.isDoubtful(key));
			const origin = {
				runs: own.map(({ run }) => run),
				isElsewhere: own.some(({ told }) => told.isElsewhere),
				times: timesOf(
					own.map(({ told }) => told),
					isDoubtful,
				),
			};
			this.#known.set(named.name.name, own.length > 0 ? origin : undefined);
		}
	}
}

/** @param isDoubtful a process has died that asked: it may have been fewer of them */
function timesOf(runs: readonly OtherRun[], isDoubtful: boolean): Origin['times'] {
	return (clock) => {
		const times = runs.map((run) => run.times(clock));
		const surely = times.map((each) => each.surely);
		return {
			since: Math.min(...times.map(({ since }) => since)),
			surely: isDoubtful ? Math.max(...surely) : Math.min(...surely),
			until: Math.max(...times.map(({ until }) => until)),
			isVague: times.some(({ isVague }) => isVague),
		};
	};
}
