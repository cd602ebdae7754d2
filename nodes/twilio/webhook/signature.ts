import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What Twilio posted beside the address: each name with all of its values. */
export type PostedParameters = ReadonlyMap<string, readonly string[]>;

/** A request that says that it comes from Twilio. */
export interface SignedRequest {
	/** The whole address as Twilio was told it, with the query string as it came. */
	readonly url: string;
	/** The header `X-Twilio-Signature`; empty when there is none. */
	readonly signature: string;
	/** Of a form; empty for any other body. */
	readonly parameters: PostedParameters;
	/** The body as it came. */
	readonly rawBody: Buffer;
}

/**
 * Whether Twilio signed the request with this Auth Token.
 *
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function isSignedByTwilio(authToken: string, request: SignedRequest): boolean {
	if (authToken === '' || request.signature === '' || !URL.canParse(request.url)) return false;
	const bodyHash = new URL(request.url).searchParams.get('bodySHA256');
	if (bodyHash !== null) {
		const actual = createHash('sha256').update(request.rawBody).digest('hex');
		if (!isSame(bodyHash, actual)) return false;
	}
	const parameters = bodyHash === null ? joined(request.parameters) : '';
	return writings(request.url).some((url) =>
		isSame(
			request.signature,
			createHmac('sha1', authToken)
				.update(url + parameters, 'utf8')
				.digest('base64'),
		),
	);
}

/** Names in order, each directly followed by its value; repeated values count once. */
function joined(parameters: PostedParameters): string {
	const names = [...parameters.keys()].sort();
	return names
		.flatMap((name) => [...new Set(parameters.get(name))].sort().map((value) => name + value))
		.join('');
}

/** Takes as long for every guess of the right length. */
function isSame(given: string, expected: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(expected)];
	return one.length === other.length && timingSafeEqual(one, other);
}

/**
 * The ways in which Twilio may have written the address that it signed: with or without the port, and
 * with special characters escaped or not.
 */
function writings(url: string): string[] {
	const normalized = new URL(url).toString();
	return [url, normalized, withQueryWrittenAnew(normalized)].flatMap((written) => [
		withPort(written, ''),
		withUsualPort(written),
	]);
}

const address =
	/^(?<scheme>[a-z][a-z0-9+.-]*:\/\/)(?<user>[^/?#]*@)?(?<host>\[[^\]]*\]|[^/?#:]*)(?<port>:[^/?#]*)?/i;

function withPort(url: string, port: string): string {
	return url.replace(
		address,
		(_, scheme: string, user: string | undefined, host: string) =>
			`${scheme}${user ?? ''}${host}${port}`,
	);
}

function withUsualPort(url: string): string {
	const hasPort = address.exec(url)?.groups?.port !== undefined;
	return hasPort ? url : withPort(url, /^https:/i.test(url) ? ':443' : ':80');
}

function withQueryWrittenAnew(url: string): string {
	const start = url.indexOf('?');
	if (start === -1 || start === url.length - 1) return url;
	const parameters = new URLSearchParams(url.slice(start + 1));
	const query = [...new Set(parameters.keys())].flatMap((name) =>
		parameters
			.getAll(name)
			.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
	);
	return `${url.slice(0, start)}?${query.join('&')}`;
}
