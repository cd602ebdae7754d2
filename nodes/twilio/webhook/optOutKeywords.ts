/** What a person asks for with one of the words that Twilio or carriers understand. */
export type OptOut = 'STOP' | 'START' | 'HELP';

/** Twilio's words; a number's own list may differ (https://help.twilio.com/articles/223134027). */
const words: Readonly<Record<OptOut, readonly string[]>> = {
	STOP: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
	START: ['START', 'YES', 'UNSTOP'],
	HELP: ['HELP', 'INFO'],
};

const kinds: readonly OptOut[] = ['STOP', 'START', 'HELP'];

/**
 * Whether a message asks to stop, to start again or for help.
 *
 * @param said what Twilio itself says (Advanced Opt-Out); empty when it says nothing
 */
export function optOutOf(body: string, said: string): OptOut | undefined {
	const told = said.toUpperCase();
	const word = body.trim().toUpperCase();
	return kinds.find((kind) => kind === told) ?? kinds.find((kind) => words[kind].includes(word));
}
