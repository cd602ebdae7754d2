import { textOf, type JsonObject } from '../../twilio/api/json';
import { rememberQuestion } from '../../waiting/rememberedQuestions';

/** A message with a question that Twilio has taken. */
export interface SentQuestion {
	/** Under which it is answered. */
	readonly link: string;
	/** What Twilio says of it. */
	readonly message: JsonObject;
}

/**
 * Remembers a question in this process: where its text is redacted or its link shortened, the trigger finds
 * no link in Twilio's list.
 */
export function rememberSent(sent: readonly SentQuestion[]): void {
	for (const { link, message } of sent) {
		const { to, from, sid } = message;
		// A Messaging Service chooses its number later.
		const sender = textOf(from) || undefined;
		rememberQuestion({ to: textOf(to), from: sender, link, at: Date.now(), sid: textOf(sid) });
	}
}
