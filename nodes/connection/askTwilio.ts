import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { credentialName, type TwilioAccount } from './account';
import { networkError } from './networkError';
import { beforeDeadline } from './deadline';
import { readRawAnswer } from './rawAnswer';
import type { TwilioAnswer } from '../twilio/api/answer';
import {
	failureFromAnswer,
	failureFromUnreadableAnswer,
	isFailure,
	type RawAnswer,
	type TwilioFailure,
} from '../twilio/api/failure';
import { isJsonObject, parseJson } from '../twilio/api/json';
import type { Form } from '../twilio/errors';
import { encodeParameters, pathWithQuery, type TwilioRequest } from '../twilio/api/request';

/**
 * Sends one request to Twilio's API, once: the caller decides whether to retry. Files are fetched in
 * downloadFile.ts, answers are posted in postAnswer.ts.
 *
 * @param timeoutSeconds how long to wait for the answer
 * @param form what the person has before them who reads of a failure
 * @returns Twilio's success, or the one failure that it ended in; it never throws
 */
export async function askTwilio(
	context: IAllExecuteFunctions,
	account: TwilioAccount,
	request: TwilioRequest,
	timeoutSeconds: number,
	form: Form,
): Promise<TwilioAnswer | TwilioFailure> {
	const raw = await deliver(context, account, request, timeoutSeconds);
	if (isFailure(raw)) return raw;
	const date = Date.parse(raw.headers.date ?? '');
	if (raw.status < 200 || raw.status > 299) return withDate(failureFromAnswer(raw, form), date);
	if (raw.text.trim() === '' && raw.status === 204) return { status: raw.status, body: {}, date };
	// Twilio answers a deletion in that way alone: any other success is somebody else's.
	if (request.method === 'DELETE') return failureFromUnreadableAnswer(raw.status);
	const body = parseJson(raw.text);
	if (!isJsonObject(body)) return failureFromUnreadableAnswer(raw.status);
	return { status: raw.status, body, date };
}

/** A proxy's clock tells nothing: only what Twilio answers counts. */
function withDate(failure: TwilioFailure, date: number): TwilioFailure {
	const isTwilios = failure.code !== undefined && !Number.isNaN(date);
	return isTwilios ? { ...failure, date } : failure;
}

async function deliver(
	context: IAllExecuteFunctions,
	account: TwilioAccount,
	request: TwilioRequest,
	timeoutSeconds: number,
): Promise<RawAnswer | TwilioFailure> {
	const options: IHttpRequestOptions = {
		method: request.method,
		url: account.baseUrls[request.product ?? 'api'] + pathWithQuery(request),
		headers: { Accept: 'application/json' },
		encoding: 'text',
		timeout: timeoutSeconds * 1000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// A redirect would carry the credential to wherever it points; Twilio's API sends none.
		disableFollowRedirect: true,
	};
	if (request.method === 'POST') {
		options.headers = {
			...options.headers,
			'Content-Type': 'application/x-www-form-urlencoded',
		};
		options.body = encodeParameters(request.form);
	}
	try {
		return await beforeDeadline(timeoutSeconds, async () => {
			const answer: unknown = await context.helpers.httpRequestWithAuthentication.call(
				context,
				credentialName,
				options,
				{ credentialsDecrypted: account.credential },
			);
			return readRawAnswer(answer);
		});
	} catch (error) {
		return networkError(error);
	}
}
