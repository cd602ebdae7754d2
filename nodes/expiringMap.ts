/**
 * A map that forgets: an entry when its lifetime is over, and the oldest one when there are too many. What
 * is over is let go of whenever something is set, so that nothing has to run in between.
 */
export class ExpiringMap<Key, Value> {
	/** The oldest first. */
	readonly #entries = new Map<Key, { readonly since: number; readonly value: Value }>();

	/**
	 * @param lifetime how long an entry is kept after it was last set, in milliseconds
	 * @param capacity how many entries are kept at most
	 */
	constructor(
		private readonly lifetime: number,
		private readonly capacity: number,
	) {}

	/** What was last set; undefined when there is nothing (any more). */
	get(key: Key): Value | undefined {
		const entry = this.#entries.get(key);
		return entry && Date.now() - entry.since < this.lifetime ? entry.value : undefined;
	}

	/** Keeps a value in place of any earlier one; its lifetime begins anew. */
	set(key: Key, value: Value): void {
		const now = Date.now();
		this.#entries.delete(key);
		this.#entries.set(key, { since: now, value });
		for (const [oldest, { since }] of this.#entries) {
			if (this.#entries.size <= this.capacity && now - since < this.lifetime) return;
			this.#entries.delete(oldest);
		}
	}

	/** Forgets an entry before its time. */
	delete(key: Key): void {
		this.#entries.delete(key);
	}
}
