import type { SerialKeyStore } from '../claims/keyStore';
import type { LeftListings } from '../claims/leftListings';
import type { PersonListing } from '../personListing';
import type { DoubtfulKey } from './keyAskers';
import { LiveRuns } from './liveRuns';

/** How Twilio is asked about keys in doubt, the same for all that are by then. */
export class DoubtListing {
	readonly now: PersonListing;
	readonly runs: LiveRuns;
	readonly #people: ReadonlySet<string>;
	readonly #since: number;
	readonly #first: LeftListings;
	/** By how often it was waited. */
	readonly #later: PersonListing[] = [];

	constructor(
		store: SerialKeyStore,
		private readonly keys: readonly DoubtfulKey[],
		private readonly listingsFor: (keys: readonly DoubtfulKey[]) => LeftListings,
	) {
		const first = listingsFor(keys);
		this.#people = new Set(keys.map(({ identity }) => identity.to));
		this.#since = earliestOf(keys);
		this.now = first.now;
		this.#first = first;
		this.runs = new LiveRuns(store, keys, async () => {
			await first.pause();
		});
	}

	/** As Twilio lists it after this pause, counted from 0: for all who have waited as long. */
	after(pause: number): PersonListing {
		return (this.#later[pause] ??=
			pause === 0 ? this.#first.later : this.listingsFor(this.keys).now);
	}

	/** Whether it shows what was sent under the key. */
	has({ identity, since }: DoubtfulKey): boolean {
		return since >= this.#since && this.#people.has(identity.to);
	}
}

/** When the first of them may have been sent, in milliseconds since 1970. */
export const earliestOf = (keys: readonly DoubtfulKey[]) =>
	Math.min(...keys.map(({ since }) => since));
