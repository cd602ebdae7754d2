/** How a webhook is called; with GET the parameters stand in the address. */
export type HookMethod = 'GET' | 'POST';

/** A place that Twilio calls. */
export interface Hook {
	/** As it was configured; what follows `#` says how to connect. */
	readonly url: string;
	readonly method: HookMethod;
}

/** One call of a webhook; sending it again is what Twilio does when it tries again. */
export interface Webhook extends Hook {
	readonly parameters: Readonly<Record<string, string>>;
	/** The account whose auth token signs it. */
	readonly accountSid: string;
	/** The same whenever the same call is sent again. */
	readonly idempotencyToken: string;
}

/** How to send a call that is not Twilio's. */
export interface Forgery {
	/** Sign with this instead of the account's auth token. */
	readonly authToken?: string;
	/** Sent instead of, or beside, the parameters that were signed. */
	readonly tampered?: Readonly<Record<string, string>>;
	/** What stands in `X-Twilio-Signature`; null leaves the header out. */
	readonly signature?: string | null;
}

/** Why no answer came: no connection, none in time, or it broke off. */
export const failures = ['connect', 'timeout', 'broken'] as const;

/** One request that went out, and what came of it. */
export interface Attempt {
	/** Where it really went: without the part after `#`, and with the parameters of a GET. */
	readonly url: string;
	readonly method: HookMethod;
	/** What was sent. */
	readonly parameters: Readonly<Record<string, string>>;
	readonly signature?: string | undefined;
	readonly idempotencyToken: string;
	/** Undefined when no answer came. */
	readonly status?: number | undefined;
	readonly contentType?: string | undefined;
	readonly text: string;
	/** Why no answer came. */
	readonly failure?: (typeof failures)[number] | undefined;
}

/** What Twilio notes in its debugger: 11200 no good answer, 11750 too long, 12100 bad XML, 12200 unknown TwiML, 12300 bad content type, or why a reply was refused. */
export interface WebhookError {
	readonly code: number;
	readonly url: string;
	/** What is wrong, in words of our own. */
	readonly reason: string;
}
