import type { OnceName } from './sharedNames';

/** What was written of names beside that they are begun: to be removed when it is of no use any more. */
export class KeyDetails {
	readonly #own = new Map<string, Set<string>>();
	readonly #ofOthers = new Map<string, Set<string>>();
	readonly #givenWay = new Set<string>();
	readonly #takeOvers = new Map<string, Set<string>>();

	has(name: string, key: string): boolean {
		return this.#own.get(name)?.has(key) === true;
	}

	note(name: string, keys: readonly string[]): void {
		add(this.#own, name, keys);
	}

	/** What runs have left that do not live: once the name is settled, nobody has to know of them. */
	noteOfOthers(name: string, keys: readonly string[]): void {
		add(this.#ofOthers, name, keys);
	}

	/** What says that it was taken over: when the run has ended, it does not send it any more. */
	noteTakeOver(name: string, keys: readonly string[]): void {
		add(this.#takeOvers, name, keys);
	}

	/** Another process has removed it: it is to be written once more. */
	forget(name: string): void {
		this.#own.delete(name);
	}

	/** Another process has taken it over. */
	giveWay(name: string): void {
		this.#givenWay.add(name);
	}

	/** Whether it was taken over, by this run from those that do not live, or by another one from this run. */
	isContested(name: string): boolean {
		return this.#ofOthers.has(name) || this.#givenWay.has(name);
	}

	/** @param kept names of which it is to be known that they were taken over */
	takeOversBut(kept: ReadonlySet<string>): readonly string[] {
		return [...this.#takeOvers].flatMap(([name, keys]) => (kept.has(name) ? [] : [...keys]));
	}

	/** All that can be removed of a name when the run ends. */
	of({ name, standing, marks }: OnceName): readonly string[] {
		const own = this.#own.get(name) ?? [];
		if (standing !== 'sent' && standing !== 'free') return [...own];
		// Both keys say that it was sent: nothing is in doubt any more.
		return [...own, ...(this.#ofOthers.get(name) ?? []), ...(standing === 'sent' ? marks : [])];
	}
}

function add(all: Map<string, Set<string>>, name: string, keys: readonly string[]): void {
	const known = all.get(name) ?? new Set();
	all.set(name, known);
	for (const key of keys) known.add(key);
}
