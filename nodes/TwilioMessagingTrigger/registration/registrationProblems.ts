import type { TwilioFailure } from '../../twilio/api/failure';
import { InvalidValue, type Problem } from '../../twilio/values/problem';

const setTheAddress =
	'Set N8N_WEBHOOK_URL (before n8n 2.35: WEBHOOK_URL) to the public URL of n8n, such as https://n8n.example.com/, and restart n8n. On your own machine, a tunnel such as cloudflared gives it a public URL';

/** What Twilio says to a URL that it does not take. */
const aboutAddress: ReadonlySet<number | undefined> = new Set([21402, 21502, 21609]);

/**
 * Everything that this trigger itself refuses, before it changes anything at Twilio or afterwards. n8n
 * shows both parts as one message: the advice ends without a full stop.
 */
export const registrationProblems = {
	noAuthToken: {
		what: 'The signature of requests cannot be checked: the credential has no Auth Token',
		advice:
			'Twilio signs with the Auth Token, never with an API key: open the credential and fill in "Auth Token (for Webhook Signatures)"',
	},
	wrongAuthToken: (account: string) => ({
		what: `Twilio does not accept the credential’s "Auth Token (for Webhook Signatures)" for the account ${account}, so every message would be refused (403)`,
		advice:
			'Copy that account’s primary Auth Token from Twilio Console > Account > API keys & tokens into the credential',
	}),
	sourceGone: (sid: string, account: string) => ({
		what: `The account ${account} does not have ${sid} (any more)`,
		advice: 'Choose another one, or the credential of the account that it belongs to',
	}),
	sourceInUse: (name: string, otherUser: string) => ({
		what: `${name} is in use: its messages go to ${otherUser}`,
		advice:
			'Choose another one, or add the option "Replace Existing Webhook" to take it over until the workflow is deactivated',
	}),
	inService: (name: string, service: string) => ({
		what: `${name} gets no messages of its own: they go to its Messaging Service “${service}”`,
		advice:
			'Set "Receive From" to "Messaging Service" and choose it, or choose "Defer to sender’s webhook" in the service’s settings in Twilio’s Console',
	}),
	notCallable: (name: string, address: string, why: string) => ({
		what: `Twilio cannot deliver the messages of ${name}: n8n’s webhook URL is ${address}, which ${why}`,
		advice: setTheAddress,
	}),
	otherAccount: (name: string, account: string, own: string) => ({
		what: `${name} still calls this workflow: it belongs to the account ${account}, and the credential is now for ${own}`,
		advice:
			'Choose the credential of that account once more, then activate and deactivate the workflow; or remove the URL in Twilio’s Console',
	}),
	otherPlace: (name: string, at: string, here: string) => ({
		what: `${name} still calls this workflow: Twilio was reached at ${at} when it was activated, and the credential now says ${here}`,
		advice:
			'Give the credential its former Region and Base URL once more, then activate and deactivate the workflow; or remove the URL in Twilio’s Console',
	}),
	notReadable: (reason: string) => ({
		what: `cannot be worked out before a message comes in (${reason})`,
		advice:
			'Write it without such an expression; for a reply that depends on the message, set "Reply" to "What the Workflow Returns"',
	}),

	/** For the log. */
	notPutBack: (name: string, missing: string, reason: string) =>
		`${name} no longer calls this workflow, but ${missing} could not be restored, because Twilio refused it: ${reason}`,
	noteRefused: (name: string, reason: string) =>
		`Twilio does not accept a note in the webhook URL of ${name} (${reason}). If n8n is killed, the previous webhook may be lost`,
	serviceUnknown: (name: string, reason: string) =>
		`whether ${name} belongs to a Messaging Service could not be found out (${reason}). If nothing comes in, choose that service under "Receive From"`,
	tokenUnknown: (reason: string) =>
		`whether Twilio accepts the credential’s "Auth Token (for Webhook Signatures)" could not be found out: ${reason}`,
	stillOwed: (name: string, reason: string) =>
		`The previous webhook of ${name} could not be restored yet; it is tried again at each activation and deactivation: ${reason}`,

	/** What to do when Twilio does not do what it was asked for. */
	adviceFor: ({ code, advice }: Pick<TwilioFailure, 'code' | 'advice'>) =>
		aboutAddress.has(code) ? `${setTheAddress}.` : advice,
} as const satisfies Readonly<
	Record<
		string,
		Problem | ((...words: string[]) => Problem | string) | ((failure: TwilioFailure) => string)
	>
>;

/** A problem as an error, which `hook` turns into one of n8n's. */
export function refusal({ what, advice }: Problem, field?: string): InvalidValue {
	return new InvalidValue(what, advice, field);
}

/** A failure in a few words for the log, without what Twilio repeats of the request. */
export function reasonOf({ code, status }: Pick<TwilioFailure, 'code' | 'status'>): string {
	return code === undefined ? `HTTP ${status ?? 0}` : `Twilio error ${code}`;
}

/** A failure without Twilio's own words: they repeat addresses, and people put passwords into those. */
export function withoutEcho(failure: TwilioFailure): TwilioFailure {
	const { twilioMessage, ...others } = failure;
	const isEcho = twilioMessage !== undefined && failure.meaning.includes(twilioMessage);
	return { ...others, ...(isEcho && { meaning: 'Twilio does not take it.' }) };
}
