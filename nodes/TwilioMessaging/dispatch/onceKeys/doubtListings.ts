import type { LeftListings } from '../claims/leftListings';
import type { PersonListing } from '../personListing';
import type { DoubtfulKey } from './keyAskers';
import { LiveRuns, type LiveTools } from './liveRuns';
import type { OnceRunId } from './onceNames';

/** How Twilio is asked about keys in doubt, the same for all that are by then. */
export class DoubtListing {
	readonly now: PersonListing;
	readonly runs: LiveRuns;
	readonly #runs: ReadonlyMap<string, readonly OnceRunId[]>;
	readonly #first: LeftListings;
	/** By look of `runs`. */
	readonly #later: PersonListing[] = [];

	constructor(
		tools: LiveTools,
		private readonly keys: readonly DoubtfulKey[],
		private readonly listingsFor: (keys: readonly DoubtfulKey[]) => LeftListings,
	) {
		const first = listingsFor(keys);
		this.#runs = new Map(keys.map(({ name, runs }) => [name.name, runs]));
		this.now = first.now;
		this.#first = first;
		this.runs = new LiveRuns(tools, keys, async () => {
			await first.pause();
		});
	}

	/** As Twilio lists it after this look, counted from 0: for all who have waited for it. */
	after(look: number): PersonListing {
		return (this.#later[look] ??= look === 0 ? this.#first.later : this.listingsFor(this.keys).now);
	}

	/** Whether it was made for the key, too, and for all that have begun it. */
	has({ name, runs }: DoubtfulKey): boolean {
		const known = this.#runs.get(name.name);
		return known !== undefined && runs.every((run) => known.includes(run));
	}
}
