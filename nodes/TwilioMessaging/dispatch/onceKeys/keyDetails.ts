import type { OnceName } from './sharedNames';

/** What was written of names beside that they are begun: to be removed when it is of no use any more. */
export class KeyDetails {
	readonly #own = new Map<string, Set<string>>();
	readonly #ofOthers = new Map<string, readonly string[]>();

	has(name: string, key: string): boolean {
		return this.#own.get(name)?.has(key) === true;
	}

	note(name: string, keys: readonly string[]): void {
		const known = this.#own.get(name) ?? new Set();
		this.#own.set(name, known);
		for (const key of keys) known.add(key);
	}

	/** What runs have left that do not live: only when the name is settled, nobody has to know of them. */
	noteOfOthers(name: string, keys: readonly string[]): void {
		this.#ofOthers.set(name, [...(this.#ofOthers.get(name) ?? []), ...keys]);
	}

	/** Another process has removed it: it is to be written once more. */
	forget({ name }: OnceName): void {
		this.#own.delete(name);
	}

	/** All that can be removed when the run ends. */
	of({ name, standing, marks }: OnceName): readonly string[] {
		const own = this.#own.get(name) ?? [];
		if (standing !== 'sent' && standing !== 'free') return [...own];
		// Both keys say that it was sent: nothing is in doubt any more.
		return [...own, ...(this.#ofOthers.get(name) ?? []), ...(standing === 'sent' ? marks : [])];
	}
}
