import type { KeyStore } from './keyStore';

/** Whether a key is there. */
export interface Question {
	readonly key: string;
	/** The subject: keys of one subject share the mark that says they are being asked for. */
	readonly about: string;
}

/** Questions that are of no use without each other, such as those for the digits of a number. */
export const about = (subject: string, keys: readonly string[]): Question[] =>
	keys.map((key) => ({ key, about: subject }));

/** Questions that have nothing to do with each other. */
export const each = (keys: readonly string[]): Question[] =>
	keys.map((key) => ({ key, about: key }));

/** The mark that says: these keys may be in the row only because a process was asking for them. */
export const markOf = (subject: string) => `${subject}?`;

/** What the row has said. */
export class Answer {
	constructor(
		private readonly there: ReadonlySet<string>,
		private readonly doubtful: ReadonlySet<string>,
	) {}

	/** One of several, each about other keys. */
	static of(answers: readonly Answer[]): Answer {
		return new Answer(
			new Set(answers.flatMap(({ there }) => [...there])),
			new Set(answers.flatMap(({ doubtful }) => [...doubtful])),
		);
	}

	/** Whether the key is there, and somebody has meant it to be. */
	has(key: string): boolean {
		return this.there.has(key) && !this.doubtful.has(key);
	}

	/** Whether it is there, and nobody knows if it is only since somebody has asked for it. */
	isDoubtful(key: string): boolean {
		return this.doubtful.has(key);
	}

	/** Whether it is there. */
	mayHave(key: string): boolean {
		return this.there.has(key);
	}

	/** All keys that are there. */
	get all(): readonly string[] {
		return [...this.there];
	}

	/** Whether there is no doubt about any key. */
	get isSure(): boolean {
		return this.doubtful.size === 0;
	}
}

/**
 * Finds out which keys are in the row. The store can only be asked by writing, so keys that were missing
 * are removed again. A process that dies in between leaves them, and a mark from the same write: where the
 * mark is found, the keys prove nothing.
 */
export async function ask(store: KeyStore, questions: readonly Question[]): Promise<Answer> {
	const marks = new Set(questions.map((question) => markOf(question.about)));
	const keys = questions.map(({ key }) => key);
	// The store drops the oldest when it is full: no key is to stay without its mark.
	const asked = [...keys, ...marks];
	const found = new Set(await store.add(asked));
	await store.remove(asked.filter((key) => !found.has(key)));
	const there = questions.filter(({ key }) => found.has(key));
	const doubtful = there.filter((question) => found.has(markOf(question.about)));
	return new Answer(new Set(there.map(({ key }) => key)), new Set(doubtful.map(({ key }) => key)));
}

/** Parts of so many entries, marks included. */
export function partsOf(questions: readonly Question[], most: number): Question[][] {
	const parts: Question[][] = [];
	let marks = new Set<string>();
	for (const question of questions) {
		const part = parts.at(-1);
		marks.add(question.about);
		if (part && part.length + 1 + marks.size <= most) part.push(question);
		else {
			parts.push([question]);
			marks = new Set([question.about]);
		}
	}
	return parts;
}
