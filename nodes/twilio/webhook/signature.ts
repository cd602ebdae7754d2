import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { writingsOf } from './addressWritings';

/** What Twilio posted beside the address: each name with all of its values. */
export type PostedParameters = ReadonlyMap<string, readonly string[]>;

/** A request that says that it comes from Twilio. */
export interface SignedRequest {
	/** The whole address as Twilio may have been told it, with the query string as it came; one is enough. */
	readonly urls: readonly string[];
	/** The header `X-Twilio-Signature`; empty when there is none. */
	readonly signature: string;
	/** A form's fields; undefined for any other body, which is signed only if the address has its hash. */
	readonly form: PostedParameters | undefined;
	/** The body as it came. */
	readonly rawBody: Buffer;
}

/** An SHA-1 in base64. */
const shape = /^[A-Za-z0-9+/]{27}=$/;

/** Whether it could be a signature of Twilio's at all: what costs nothing to find out. */
export function looksLikeSignature(signature: string): boolean {
	return shape.test(signature);
}

/**
 * Whether Twilio signed the request with this Auth Token.
 *
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function isSignedByTwilio(authToken: string, request: SignedRequest): boolean {
	const { signature, form, rawBody } = request;
	if (authToken === '' || !looksLikeSignature(signature)) return false;
	const urls = request.urls.filter((url) => URL.canParse(url));
	const hash = bodyHashIn(urls[0]);
	// Without its hash, anybody could put another body under an address that was signed once.
	if (hash === undefined && form === undefined) return false;
	const parameters = Buffer.from(hash === undefined && form ? joined(form) : '');
	const isGenuine = [...writingsOf(urls)].some((url) =>
		isSame(
			signature,
			createHmac('sha1', authToken).update(url, 'utf8').update(parameters).digest('base64'),
		),
	);
	return isGenuine && (hash === undefined || isSame(hash, sha256(rawBody)));
}

/** All have the same query string: that of the request. */
function bodyHashIn(url: string | undefined): string | undefined {
	if (url === undefined) return undefined;
	return new URL(url).searchParams.get('bodySHA256') ?? undefined;
}

function sha256(body: Buffer): string {
	return createHash('sha256').update(body).digest('hex');
}

/** Names in order, each directly followed by its value; repeated values count once. */
function joined(parameters: PostedParameters): string {
	const names = [...parameters.keys()].sort();
	return names
		.flatMap((name) => [...new Set(parameters.get(name))].sort().map((value) => name + value))
		.join('');
}

/** Compares in constant time. */
function isSame(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}
