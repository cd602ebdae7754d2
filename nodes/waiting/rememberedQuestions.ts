import { ExpiringMap } from '../expiringMap';

/** A question that was sent to a person and can be answered by text. */
export interface AskedQuestion {
	/** As Twilio writes it, e.g. `whatsapp:+14155550100`. Left out while a Messaging Service has not told its choice. */
	readonly from?: string | undefined;
	/** As Twilio writes it. */
	readonly to: string;
	/** Its message's, by which Twilio's list shows it. Without one it is looked for by its time. */
	readonly sid?: string | undefined;
	/** The signed link that answers it. */
	readonly link: string;
	/** When it was sent, in milliseconds since 1970. */
	readonly at: number;
}

/** Longer than most questions wait, in milliseconds. */
const lifetime = 30 * 24 * 60 * 60_000;
/** Some five megabytes. */
const capacity = 10_000;

/** The last one to each person from each sender. */
const questions = new ExpiringMap<string, AskedQuestion>(lifetime, capacity);

const keyOf = (to: string, from = '') => JSON.stringify([to, from]);

/**
 * Remembers a question, in this process: for texts that do not show their link in Twilio's list, since
 * they are redacted or their links shortened.
 */
export function rememberQuestion(question: AskedQuestion): void {
	questions.set(keyOf(question.to, question.from), question);
}

/** The last questions that a person may have got from a number: from that one, and from one that is not known. */
export function rememberedQuestions(to: string, from: string): AskedQuestion[] {
	const found = [questions.get(keyOf(to, from)), questions.get(keyOf(to))];
	return found.filter((question) => question !== undefined);
}
