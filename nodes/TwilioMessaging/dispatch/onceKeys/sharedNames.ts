/** What is known of a name. */
export type Standing =
	| 'unasked'
	/** Nothing was sent under it. */
	| 'free'
	| 'sent'
	/** A run that this process knows nothing of has begun it: Twilio can be asked. */
	| 'begunBefore'
	/** A run of this process has begun it, and nobody knows what became of it, or of the rest of its parts. */
	| 'unknown';

/** An item's turn with a name. */
export interface Turn {
	/** Ends when all before it have ended. */
	readonly begun: Promise<void>;
	/** May be called before it has begun. */
	readonly end: () => void;
}

/** A key and its recipient, or a part of its text: one for all runs of this process that have it. */
export class OnceName {
	standing: Standing = 'unasked';
	/** Ends when it is known what the row says of it. */
	asking: Promise<void> | undefined;
	/** The marks of those who asked for one of its keys that say that it was sent, and are not asking any more. */
	marks: readonly string[] = [];
	/** Whoever had begun it has given it back: if it is there again, another process has begun it since. */
	isGivenBack = false;
	/** Another process has begun it just when it was given back. */
	isAnothers = false;
	/** A request of this process may have left for it, and has not ended. */
	isLeaving = false;
	/** Runs that have it. */
	users = 0;
	/** Ends with the last turn that was asked for. */
	#last: Promise<void> = Promise.resolve();

	constructor(readonly name: string) {}

	/** Both keys have one: the row does not tell whether it was sent. */
	get isMarked(): boolean {
		return this.marks.length === 2;
	}

	/** Gets in line behind all items with this name that came before. */
	takeTurn(): Turn {
		const begun = this.#last;
		const ended = new AbortController();
		this.#last = new Promise((resolve) => {
			ended.signal.addEventListener('abort', () => {
				resolve();
			});
		});
		// Who gives up waiting does not let others go before their turn.
		const end = () => {
			void begun.then(() => {
				ended.abort();
			});
		};
		return { begun, end };
	}
}

/** By row, then by name. */
const rows = new Map<string, Map<string, OnceName>>();

/** The names of one run in its row. */
export class SharedNames {
	readonly #own = new Map<string, OnceName>();
	#hasLeft = false;

	constructor(private readonly row: string) {}

	/** From now on, the run has this name. */
	join(name: string): OnceName {
		const own = this.#own.get(name);
		if (own) return own;
		const others = rows.get(this.row) ?? new Map<string, OnceName>();
		rows.set(this.row, others);
		const joined = others.get(name) ?? new OnceName(name);
		others.set(name, joined);
		joined.users += 1;
		this.#own.set(name, joined);
		return joined;
	}

	get all(): readonly OnceName[] {
		return [...this.#own.values()];
	}

	/** The run has no name any more. Nothing is forgotten yet. */
	leave(): void {
		if (this.#hasLeft) return;
		this.#hasLeft = true;
		for (const name of this.#own.values()) name.users -= 1;
	}

	/** Whether a run of this process has the name, this one too until it has left. */
	isJoined(name: string): boolean {
		return (rows.get(this.row)?.get(name)?.users ?? 0) > 0;
	}

	/** Forgets those of its names that no run has. */
	forget(names: readonly OnceName[] = this.all): void {
		const others = rows.get(this.row);
		for (const one of names)
			if (one.users === 0 && others?.get(one.name) === one) others.delete(one.name);
		if (others?.size === 0) rows.delete(this.row);
	}
}
