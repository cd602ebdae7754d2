import type {
	IBinaryData,
	IExecuteFunctions,
	IHttpRequestOptions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { credentialName, type TwilioAccount } from './account';
import { brokenConnection } from './brokenConnection';
import { beforeDeadline } from './deadline';
import { failureFromUnreadableAnswer, type TwilioFailure } from './twilio/failure';
import { isTwilioHost } from './twilio/host';
import { megabyte } from './twilio/mediaLimits';

/** A file that Twilio keeps, such as a picture of a message. */
export interface RemoteFile {
	readonly url: string;
	readonly contentType: string;
	/** In bytes. */
	readonly largest: number;
}

type Context = IExecuteFunctions | IWebhookFunctions;

/** Longest wait for an answer, in milliseconds. */
const timeout = 30_000;
/** Longest wait for all of a file, in seconds: n8n's own time-out ends with the first byte. */
const longest = 120;
const mostRedirects = 5;

/**
 * Downloads a file into n8n's binary data. Twilio sends the caller on to another host; only Twilio's
 * own hosts are given the credential.
 *
 * @returns the file, or the one failure that it ended in; it never throws
 */
export async function downloadFile(
	context: Context,
	account: TwilioAccount,
	file: RemoteFile,
): Promise<IBinaryData | TwilioFailure> {
	try {
		return await beforeDeadline(longest, async () => await follow(context, account, file));
	} catch (error) {
		return brokenConnection(error);
	}
}

async function follow(
	context: Context,
	account: TwilioAccount,
	file: RemoteFile,
): Promise<IBinaryData | TwilioFailure> {
	let { url } = file;
	if (!mayHaveCredential(url, account)) return notTwilios(url);
	for (let hop = 0; hop <= mostRedirects; hop++) {
		const answer = readAnswer(await request(context, account, url));
		if (answer.status >= 200 && answer.status < 300) return await keep(context, file, answer);
		await discard(answer.body);
		if (answer.status > 399 || answer.location === '') return refusal(answer.status, url);
		url = new URL(answer.location, url).toString();
	}
	return failureFromUnreadableAnswer(302);
}

async function request(context: Context, account: TwilioAccount, url: string): Promise<unknown> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'stream',
		timeout,
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

interface FileAnswer {
	readonly status: number;
	readonly location: string;
	/** In bytes; NaN when the host does not say. */
	readonly size: number;
	readonly body: AsyncIterable<unknown> | undefined;
}

function readAnswer(answer: unknown): FileAnswer {
	const headers = value('headers', answer);
	const status = value('statusCode', answer);
	const location = value('location', headers);
	const size = value('content-length', headers);
	const body = value('body', answer);
	return {
		status: typeof status === 'number' ? status : 0,
		location: typeof location === 'string' ? location : '',
		size: typeof size === 'string' ? Number(size) : Number.NaN,
		body: isStream(body) ? body : undefined,
	};
}

function value(name: string, of: unknown): unknown {
	return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

function isStream(of: unknown): of is AsyncIterable<unknown> {
	return typeof of === 'object' && of !== null && Symbol.asyncIterator in of;
}

const nothing: readonly unknown[] = [];

/** Leaving a stream in the middle closes it. */
async function discard(body: AsyncIterable<unknown> | undefined): Promise<void> {
	await body?.[Symbol.asyncIterator]().return?.();
}

async function keep(
	context: Context,
	{ url, contentType, largest }: RemoteFile,
	{ size, body }: FileAnswer,
): Promise<IBinaryData | TwilioFailure> {
	const bytes = size > largest ? undefined : await read(body, largest);
	if (bytes === undefined) {
		await discard(body);
		return tooLarge(largest);
	}
	const name = `${url.split('/').at(-1) ?? 'media'}${extensionOf(contentType)}`;
	return await context.helpers.prepareBinaryData(bytes, name, contentType);
}

async function read(
	body: AsyncIterable<unknown> | undefined,
	largest: number,
): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body ?? nothing) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		if (size > largest) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
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
		advice:
			'Files are downloaded from Twilio only. Use the HTTP Request node for any other address.',
		repeat: 'afterChange',
	};
}

function tooLarge(largest: number): TwilioFailure {
	return {
		outcome: 'refused',
		meaning: `The file is larger than ${largest / megabyte} MB.`,
		advice: 'Raise the option Largest Media File (MB) if this n8n has the memory for it.',
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
