import type { IBinaryKeyData, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import { credentialName, type TwilioAccount } from '../../account';
import type { ReceivedMedia } from '../../twilio/webhook/event';

/** Files of a message, and why some of them are missing. */
export interface Downloads {
	readonly binary: IBinaryKeyData;
	readonly problems: string[];
}

const megabyte = 1_000_000;
/** Longest wait for the next byte, in milliseconds. */
const timeout = 30_000;

/** Downloads a message's files. One that cannot be had does not keep the message from starting the workflow. */
export async function downloadMedia(
	context: IWebhookFunctions,
	account: TwilioAccount,
	media: readonly ReceivedMedia[],
	mostMegabytes: number,
): Promise<Downloads> {
	const binary: IBinaryKeyData = {};
	const problems: string[] = [];
	for (const [index, { url, contentType }] of media.entries()) {
		try {
			const bytes = await download(context, account, url, mostMegabytes);
			const name = `${url.split('/').at(-1) ?? 'media'}${extensionOf(contentType)}`;
			binary[`media_${index}`] = await context.helpers.prepareBinaryData(bytes, name, contentType);
		} catch (error) {
			problems.push(
				`${url}: ${error instanceof Error ? error.message : 'could not be downloaded'}`,
			);
		}
	}
	return { binary, problems };
}

/** Twilio sends the caller on to another host, which gets no credential. */
async function download(
	context: IWebhookFunctions,
	account: TwilioAccount,
	url: string,
	mostMegabytes: number,
): Promise<Buffer> {
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
	const first: unknown = isTwilioHost(url, account)
		? await helpers.httpRequestWithAuthentication.call(context, credentialName, options, {
				credentialsDecrypted: account.credential,
			})
		: await helpers.httpRequest(options);
	const { status, location, body } = readAnswer(first);
	if (status < 300) return await read(body, mostMegabytes);
	await discard(body);
	if (status > 399 || location === '') throw new Error(`Twilio answered ${status}`);
	const target = new URL(location, url).toString();
	const second = readAnswer(await helpers.httpRequest({ ...options, url: target }));
	if (second.status < 300) return await read(second.body, mostMegabytes);
	await discard(second.body);
	throw new Error(`the host of the file answered ${second.status}`);
}

function isTwilioHost(url: string, { baseUrls }: TwilioAccount): boolean {
	const { origin, protocol, hostname } = new URL(url);
	const isTwilio = protocol === 'https:' && /(^|\.)twilio\.com$/.test(hostname);
	return isTwilio || origin === new URL(baseUrls.api).origin;
}

function readAnswer(answer: unknown): {
	status: number;
	location: string;
	body?: AsyncIterable<unknown>;
} {
	const value = (name: string, of: unknown): unknown =>
		typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
	const status = value('statusCode', answer);
	const location = value('location', value('headers', answer));
	const body = value('body', answer);
	return {
		status: typeof status === 'number' ? status : 0,
		location: typeof location === 'string' ? location : '',
		...(isStream(body) && { body }),
	};
}

const nothing: readonly unknown[] = [];

/** Leaving a stream in the middle closes it. */
async function discard(body: AsyncIterable<unknown> | undefined): Promise<void> {
	await body?.[Symbol.asyncIterator]().return?.();
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function read(
	body: AsyncIterable<unknown> | undefined,
	mostMegabytes: number,
): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body ?? nothing) {
		const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		if (size > mostMegabytes * megabyte) {
			throw new Error(`larger than ${mostMegabytes} MB (option Largest Media File)`);
		}
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
}

function extensionOf(contentType: string): string {
	const subtype = /^[^/]+\/([a-z0-9]+)$/i.exec(contentType)?.[1]?.toLowerCase();
	return subtype === undefined ? '' : `.${subtype === 'jpeg' ? 'jpg' : subtype}`;
}
