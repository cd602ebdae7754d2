import type { Words } from './words';

/** What repeating the same request is worth. */
export type Repeat =
	/** Safe after a short pause: Twilio did nothing with the first request. */
	| 'now'
	/**
	 * Worth it once the cause has passed, in minutes or hours. Where a phone may have received the
	 * message all the same, only after looking whether it did.
	 */
	| 'later'
	/** Pointless until a field, the credential, the workflow or a setting at Twilio has been changed. */
	| 'afterChange'
	/** Pointless: this recipient will not get this message, whatever is changed on the sender's side. */
	| 'never';

/**
 * What one of Twilio's error codes means to the person who built the workflow, in our own words.
 *
 * @see https://www.twilio.com/docs/api/errors
 */
export interface CatalogueEntry {
	/** Twilio's number for the error. */
	readonly code: number;
	/** What happened: one plain sentence of at most 120 characters, with a period and without the code. */
	readonly meaning: Words;
	/** What to do next: one or two imperative sentences of at most 220 characters. */
	readonly advice: Words;
	readonly repeat: Repeat;
	/**
	 * Set where a phone may have received the message although this error is reported: then nothing is
	 * called refused because of it, and whoever reads of it is told to look first.
	 */
	readonly mayHaveBeenSent?: true;
}
