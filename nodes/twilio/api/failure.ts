import { adviceForStatus, explain, foreignAnswer, type Form, type Repeat } from '../errors';
import { credentialLabels } from '../values/credentialLabels';
import { isJsonObject, parseJson, type JsonObject } from './json';

/**
 * What became of a request that did not succeed.
 * - `refused`: Twilio said no; nothing was done.
 * - `notSent`: it never reached Twilio, or Twilio did not process it (429). Where the answer is somebody
 *   else's, only what turns the request away counts so (401, 403, 407, 451).
 * - `unknown`: it left, and no answer says what became of it.
 */
export type FailureOutcome = 'refused' | 'notSent' | 'unknown';

/** The one failure that a request to Twilio ends in, as data. No part of it holds a secret. */
export interface TwilioFailure {
	readonly outcome: FailureOutcome;
	/** What happened, in one plain sentence. */
	readonly meaning: string;
	/** What to do about it. */
	readonly advice: string;
	readonly repeat: Repeat;
	/** Twilio's error code, when it gave one. */
	readonly code?: number;
	/** Twilio's own sentence. */
	readonly twilioMessage?: string;
	/** Twilio's page about the code. */
	readonly moreInfo?: string;
	/** HTTP status of the answer, when there was one. */
	readonly status?: number;
	/** How long Twilio asked to wait, in seconds. */
	readonly retryAfterSeconds?: number;
	/** The time on Twilio's clock, in milliseconds since 1970; only where Twilio itself answered and said so. */
	readonly date?: number;
	/** Set when an earlier attempt of the same request may have been carried out. */
	readonly followsUnknown?: true;
	/** What came of looking for the message in Twilio's list. */
	readonly lookUp?: 'foundNothing' | 'unclear' | 'failed';
}

/** An HTTP answer as it came: status, headers with lower-case names, and the body as text. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

/** A date counts from the answer's own, if it has one: this process's clock may be wrong. */
function retryAfterSeconds({ 'retry-after': header, date }: RawAnswer['headers']) {
	if (header === undefined) return undefined;
	const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header)
		? Number(header)
		: (Date.parse(header) - (Date.parse(date ?? '') || Date.now())) / 1000;
	return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

const text = (value: unknown) =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** The lowest of Twilio's error codes; numbers below are those of HTTP, which anybody may write. */
const lowestCode = 10_000;

/** What Twilio's error says, as far as it says it. */
interface TwilioError {
	readonly twilioMessage: string | undefined;
	readonly code: number | undefined;
	readonly moreInfo: string | undefined;
}

/**
 * Twilio's error, if the body is one: `{ code, message, more_info, status }` of the 2010-04-01 API, of
 * which code and more_info may be missing, or `{ code, title, detail }` of newer ones
 * (https://www.twilio.com/docs/usage/twilios-response). Proxies and gateways answer in JSON too: a mere
 * `message` is theirs as well.
 */
function readTwilioError(body: JsonObject, status: number): TwilioError | undefined {
	const twilioMessage = text(body.message) ?? text(body.detail) ?? text(body.title);
	const isCode = typeof body.code === 'number' && body.code >= lowestCode;
	const hasNoCode = body.code === undefined || body.code === null;
	const isCodeless =
		hasNoCode && body.status === status && text(body.message) !== undefined && !('error' in body);
	if (!isCode && !isCodeless) return undefined;
	const code = isCode ? Number(body.code) : undefined;
	return { twilioMessage, code, moreInfo: text(body.more_info) ?? text(body.type) };
}

/** What may be said by somebody who lost patience on the way: the request may have gone on to Twilio. */
const gatewayStatuses: ReadonlySet<number> = new Set([408, 425, 499]);
const tooMany = 429;

const notTwilios = `Check the ${credentialLabels.baseUrl} and ${credentialLabels.region} of the credential and any proxy between n8n and Twilio.`;

/** Whether a request ended in a failure. */
export function isFailure(answer: object): answer is TwilioFailure {
	return 'outcome' in answer;
}

/** Whether Twilio says that there is nothing (any more) where it was asked for. */
export function isGone(answer: object): boolean {
	return isFailure(answer) && answer.status === 404 && answer.outcome === 'refused';
}

/**
 * Turns an answer that is not a success into a failure.
 *
 * @param form what the person has before them who will read it
 */
export function failureFromAnswer(answer: RawAnswer, form: Form): TwilioFailure {
	const { status } = answer;
	const body = parseJson(answer.text);
	const error = isJsonObject(body) ? readTwilioError(body, status) : undefined;
	const retryAfter = retryAfterSeconds(answer.headers);
	return {
		...(error ? failureFromTwilio(error, status, form) : failureFromOthers(status, form)),
		status,
		...(retryAfter !== undefined && { retryAfterSeconds: retryAfter }),
	};
}

function failureFromTwilio(
	{ code, twilioMessage, moreInfo }: TwilioError,
	status: number,
	form: Form,
): TwilioFailure {
	const known = code === undefined ? undefined : explain(code, form);
	const general = adviceForStatus(status, form);
	const own = twilioMessage === undefined ? undefined : asSentence(twilioMessage);
	const saysNo = status < 500 && !gatewayStatuses.has(status) && known?.mayHaveBeenSent !== true;
	return {
		outcome: status === tooMany ? 'notSent' : saysNo ? 'refused' : 'unknown',
		meaning: known?.meaning ?? own ?? general.meaning,
		advice: known?.advice ?? general.advice,
		repeat: known?.repeat ?? general.repeat,
		...(code !== undefined && { code }),
		...(twilioMessage !== undefined && { twilioMessage }),
		...(moreInfo !== undefined && { moreInfo }),
	};
}

function failureFromOthers(status: number, form: Form): TwilioFailure {
	const { isTurnedAway, ...words } = foreignAnswer(status, form);
	return { outcome: isTurnedAway ? 'notSent' : 'unknown', ...words };
}

/** Somebody else's sentence, with a full stop where it ends without one. */
function asSentence(words: string): string {
	const trimmed = words.trim();
	return /[.!?…]["”’')\]]?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** An answer that claims success without being what Twilio answers. */
export function failureFromUnreadableAnswer(status: number): TwilioFailure {
	return {
		outcome: 'unknown',
		meaning: `The answer was not what Twilio's API answers (HTTP ${status}).`,
		advice: notTwilios,
		repeat: 'later',
		status,
	};
}
