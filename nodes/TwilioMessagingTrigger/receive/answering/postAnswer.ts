import type { IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import { beforeDeadline } from '../../../connection/deadline';
import { brokenConnectionOf } from '../../../connection/networkError';
import { readRawAnswer } from '../../../connection/rawAnswer';
import type { RawAnswer } from '../../../twilio/api/failure';
import { isJsonObject, parseJson, textOf } from '../../../twilio/api/json';
import type { WaitingLink } from '../../../waiting/waitingLink';
import type { PossibleAnswer } from './possibleAnswer';

/** What the waiting node made of an answer. */
export type Verdict =
	/** `reply` is what the person may be told; empty for nothing. */
	| { readonly taken: true; readonly reply: string }
	/** `problem` continues a sentence about the link of the question. There is none when no text, or not this one, answers it. */
	| { readonly taken: false; readonly problem?: string };

/**
 * Posts an answer to the link of its question. It leaves once, follows no redirect, and never throws.
 *
 * @param seconds how long the waiting node may take
 */
export async function postAnswer(
	{ helpers }: Pick<IWebhookFunctions, 'helpers'>,
	{ url }: WaitingLink,
	{ body, from, to, sid }: PossibleAnswer,
	seconds: number,
): Promise<Verdict> {
	const form = { answeredBy: 'text', Body: body, From: from, To: to, MessageSid: sid };
	const options: IHttpRequestOptions = {
		method: 'POST',
		url,
		headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(form).toString(),
		encoding: 'text',
		timeout: seconds * 1000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Wherever it led would get what the person wrote.
		disableFollowRedirect: true,
	};
	try {
		return await beforeDeadline(seconds, async () => {
			const answer: unknown = await helpers.httpRequest(options);
			return verdictIn(readRawAnswer(answer));
		});
	} catch (error) {
		return { taken: false, problem: brokenProblem(error, seconds) };
	}
}

function verdictIn({ status, text }: RawAnswer): Verdict {
	const body = status === 200 ? parseJson(text) : undefined;
	if (isJsonObject(body)) {
		if (body.taken === true) return { taken: true, reply: textOf(body.reply) };
		if (body.taken === false) return { taken: false };
	}
	// So n8n answers before a question that is answered with a form: no text can.
	if (status === formsOnly) return { taken: false };
	return { taken: false, problem: problemOf(status) };
}

const formsOnly = 415;

function problemOf(status: number): string {
	if (status >= 300 && status < 400) return `leads elsewhere (${status}), which is not followed`;
	switch (status) {
		case 200:
			return 'is answered with something else than its verdict: the question is over, or a proxy has answered';
		case 401:
			return 'is refused (401): its signature does not hold. Either something on the way changes path or query, or n8n has not written it';
		case 404:
			return 'leads to no execution any more (404)';
		case 409:
			return 'waits no longer (409): the question was answered before, or is over';
		default:
			return `is answered with ${status}`;
	}
}

const lateCodes: ReadonlySet<string | undefined> = new Set(['ECONNABORTED', 'ETIMEDOUT']);

function brokenProblem(error: unknown, seconds: number): string {
	const { code } = brokenConnectionOf(error);
	return lateCodes.has(code)
		? `did not answer within ${seconds} seconds: the answer may have been taken all the same`
		: `cannot be reached from n8n itself (${code ?? 'n8n does not let it'})`;
}
