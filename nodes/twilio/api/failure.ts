import { adviceForStatus, catalogueEntry, type Repeat } from '../errors';
import { isJsonObject, parseJson, type JsonObject } from './json';

/**
 * What became of a request that did not succeed.
 * - `refused`: Twilio said no; nothing was done.
 * - `notSent`: it never reached Twilio, or Twilio did not process it (429).
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
	readonly lookUp?: 'foundNothing' | 'failed';
}

/** An HTTP answer as it came: status, headers with lower-case names, and the body as text. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly text: string;
}

function retryAfterSeconds(header: string | undefined): number | undefined {
	if (header === undefined) return undefined;
	const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header)
		? Number(header)
		: (Date.parse(header) - Date.now()) / 1000;
	return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

const text = (value: unknown) =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/**
 * Twilio's error, if the body is one: `{ code, message, more_info, status }` of the 2010-04-01 API,
 * or `{ code, title, detail }` of newer ones (https://www.twilio.com/docs/usage/twilios-response).
 */
function readTwilioError(body: JsonObject) {
	const twilioMessage = text(body.message) ?? text(body.detail) ?? text(body.title);
	const code = typeof body.code === 'number' ? body.code : undefined;
	if (twilioMessage === undefined && code === undefined) return undefined;
	return { twilioMessage, code, moreInfo: text(body.more_info) ?? text(body.type) };
}

/** What proxies say when they lost patience: the request may have gone on to Twilio. */
const gatewayStatuses: ReadonlySet<number> = new Set([408, 425, 499]);

const notTwilios =
	'Check the Base URL and Region of the credential and any proxy between n8n and Twilio.';

/** Whether a request ended in a failure. */
export function isFailure(answer: object): answer is TwilioFailure {
	return 'outcome' in answer;
}

/** Whether an answer says that there is nothing (any more) where it was asked for. */
export function isGone(answer: object): boolean {
	return isFailure(answer) && answer.status === 404;
}

/** Turns an answer that is not a success into a failure. */
export function failureFromAnswer(answer: RawAnswer): TwilioFailure {
	const { status } = answer;
	const body = parseJson(answer.text);
	const error = isJsonObject(body) ? readTwilioError(body) : undefined;
	const retryAfter = retryAfterSeconds(answer.headers['retry-after']);
	const general = adviceForStatus(status);
	const known = error?.code === undefined ? undefined : catalogueEntry(error.code);
	const outcome: FailureOutcome =
		status === 429
			? 'notSent'
			: status < 500 && error !== undefined && !gatewayStatuses.has(status)
				? 'refused'
				: 'unknown';
	const foreign = error === undefined && status !== 429 && status < 500;
	return {
		outcome,
		meaning: foreign
			? `The answer did not come from Twilio's API (HTTP ${status}).`
			: (known?.meaning ?? error?.twilioMessage ?? general.meaning),
		advice: foreign ? notTwilios : (known?.advice ?? general.advice),
		repeat: known?.repeat ?? general.repeat,
		status,
		...(error?.code !== undefined && { code: error.code }),
		...(error?.twilioMessage !== undefined && { twilioMessage: error.twilioMessage }),
		...(error?.moreInfo !== undefined && { moreInfo: error.moreInfo }),
		...(retryAfter !== undefined && { retryAfterSeconds: retryAfter }),
	};
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
