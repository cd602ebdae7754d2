import type { LeftListings } from '../claims/leftListings';
import type { PersonListing } from '../personListing';
import type { DoubtfulKey } from './keyAskers';
import { LiveRuns, type LiveTools } from './liveRuns';

/** How Twilio is asked about keys in doubt, the same for all that are by then. */
export class DoubtListing {
	readonly now: PersonListing;
	readonly runs: LiveRuns;
	readonly #names: ReadonlySet<string>;
	readonly #first: LeftListings;
	/** By look of `runs`. */
	readonly #later: PersonListing[] = [];

	constructor(
		tools: LiveTools,
		private readonly keys: readonly DoubtfulKey[],
		private readonly listingsFor: (keys: readonly DoubtfulKey[]) => LeftListings,
	) {
		const first = listingsFor(keys);
		this.#names = new Set(keys.map(({ name }) => name.name));
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

	/** Whether it was made for the key, too. */
	has({ name }: DoubtfulKey): boolean {
		return this.#names.has(name.name);
	}
}
