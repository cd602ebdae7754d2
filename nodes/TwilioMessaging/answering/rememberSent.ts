import { textOf, type JsonObject } from '../../twilio/api/json';
import { rememberQuestion } from '../../waiting/rememberedQuestions';

/**
 * Remembers a question in this process: where its text is redacted or its link shortened, the trigger finds
 * no link in Twilio's list.
 *
 * @param links one for each message
 * @param sent what Twilio says of the messages, in the same order
 */
export function rememberSent(links: readonly string[], sent: readonly JsonObject[]): void {
	sent.forEach(({ to, from }, index) => {
		const link = links[index];
		if (link === undefined) return;
		// A Messaging Service chooses its number later.
		const sender = textOf(from) || undefined;
		rememberQuestion({ to: textOf(to), from: sender, link, at: Date.now() });
	});
}
