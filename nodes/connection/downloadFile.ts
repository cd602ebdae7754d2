import type {
	IBinaryData,
	IExecuteFunctions,
	IHttpRequestOptions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { credentialName, type TwilioAccount } from './account';
import { networkError } from './networkError';
import { beforeDeadline } from './deadline';
import {
	contentOf,
	OpenAnswers,
	readFileAnswer,
	type FileAnswer,
	type Limits,
} from './fileResponse';
import { usualTimeout } from '../twilio/api/answer';
import { failureFromUnreadableAnswer, type TwilioFailure } from '../twilio/api/failure';
import { isTwilioHost } from '../twilio/values/host';
import { megabyte } from '../twilio/media/mediaLimits';

/** A file that Twilio keeps, such as a picture of a message. */
export interface RemoteFile extends Limits {
	readonly url: string;
	readonly contentType: string;
}

type Context = IExecuteFunctions | IWebhookFunctions;

/** Longest wait for all of a file, in seconds: n8n's own time-out ends with the first byte. */
const longest = 120;
const mostRedirects = 5;

/**
 * Downloads a file into n8n's binary data. Twilio sends the caller on to another host; only Twilio's
 * own hosts are given the credential.
 *
 * @param timeoutSeconds how long each host may take to answer. A wait that is shorter than the usual one
 *   holds for all of the file.
 * @returns the file, or the one failure that it ended in; it never throws
 */
export async function downloadFile(
	context: Context,
	account: TwilioAccount,
	file: RemoteFile,
	timeoutSeconds = usualTimeout,
): Promise<IBinaryData | TwilioFailure> {
	const opened = new OpenAnswers();
	const inAll = timeoutSeconds < usualTimeout ? timeoutSeconds : Math.max(longest, timeoutSeconds);
	const ask: AskHost = async (url) => await request(context, account, url, timeoutSeconds);
	try {
		return await beforeDeadline(
			inAll,
			async () => await follow(context, account, file, opened, ask),
		);
	} catch (error) {
		return networkError(error);
	} finally {
		opened.close();
	}
}

/** Asks a host for what is at an address. */
type AskHost = (url: string) => Promise<unknown>;

async function follow(
	context: Context,
	account: TwilioAccount,
	file: RemoteFile,
	opened: OpenAnswers,
	ask: AskHost,
): Promise<IBinaryData | TwilioFailure> {
	let { url } = file;
	if (!mayHaveCredential(url, account)) return notTwilios(url);
	for (let hop = 0; hop <= mostRedirects; hop++) {
		const answer = readFileAnswer(await ask(url));
		opened.add(answer);
		if (answer.status >= 200 && answer.status < 300) return await keep(context, file, answer);
		if (answer.status > 399 || answer.location === '') return refusal(answer.status, url);
		url = new URL(answer.location, url).toString();
	}
	return failureFromUnreadableAnswer(302);
}

async function request(
	context: Context,
	account: TwilioAccount,
	url: string,
	timeoutSeconds: number,
): Promise<unknown> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'stream',
		// The size that the host gives is then the size of the file.
		headers: { 'Accept-Encoding': 'identity' },
		timeout: timeoutSeconds * 1000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const { helpers } = context;
	if (!mayHaveCredential(url, account)) return await helpers.httpRequest(options);
	return await helpers.httpRequestWithAuthentication.call(context, credentialName, options, {
		credentialsDecrypted: account.credential,
	});
}

function mayHaveCredential(url: string, { baseUrls }: TwilioAccount): boolean {
	const { origin, protocol, hostname } = new URL(url);
	const isTwilio = protocol === 'https:' && isTwilioHost(hostname);
	return isTwilio || origin === new URL(baseUrls.api).origin;
}

async function keep(
	context: Context,
	file: RemoteFile,
	answer: FileAnswer,
): Promise<IBinaryData | TwilioFailure> {
	const { url, contentType } = file;
	const content = await contentOf(answer, file);
	if (content === undefined) return tooLarge(file.largest);
	const name = `${url.split('/').at(-1) ?? 'media'}${extensionOf(contentType)}`;
	return await context.helpers.prepareBinaryData(content, name, contentType);
}

function extensionOf(contentType: string): string {
	const subtype = /^[^/]+\/([a-z0-9]+)$/i.exec(contentType)?.[1]?.toLowerCase();
	return subtype === undefined ? '' : `.${subtype === 'jpeg' ? 'jpg' : subtype}`;
}

/** Where a file is comes from outside, too. */
function notTwilios(url: string): TwilioFailure {
	return {
		outcome: 'refused',
		meaning: `${new URL(url).host} is not a host of Twilio’s.`,
		advice: 'Files are downloaded from Twilio only. Use the HTTP Request node for any other URL.',
		repeat: 'afterChange',
	};
}

function tooLarge(largest: number): TwilioFailure {
	return {
		outcome: 'refused',
		meaning: `The file is larger than ${largest / megabyte} MB.`,
		advice: 'Raise the option Max File Size (MB) if this n8n has the memory for it.',
		repeat: 'afterChange',
	};
}

function refusal(status: number, url: string): TwilioFailure {
	if (status >= 500 || status === 429) {
		return {
			...failureFromUnreadableAnswer(status),
			meaning: `${new URL(url).host} could not give the file just now (HTTP ${status}).`,
			advice: 'Try again in a moment.',
		};
	}
	return {
		outcome: 'refused',
		meaning: `There is no such file at ${new URL(url).host}, or the credential may not read it (HTTP ${status}).`,
		advice:
			'It may have been deleted. Check that the credential is for the account of the message.',
		repeat: 'afterChange',
		status,
	};
}
