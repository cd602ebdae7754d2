import type { Product } from '../values/host';

/** Names and values in the order in which they are sent; a name that has several values is repeated. */
export type Parameters = ReadonlyArray<readonly [name: string, value: string]>;

/** One request to Twilio's REST API as a plain value, without the host and without credentials. */
export interface TwilioRequest {
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** `api` unless told otherwise. */
	readonly product?: Product;
	/** From the root of the host, e.g. `/2010-04-01/Accounts/AC…/Messages.json`. It may carry a query string already. */
	readonly path: string;
	/** Added to the path as a query string. */
	readonly query: Parameters;
	/** Sent as the form body of a POST. */
	readonly form: Parameters;
}

/**
 * The path of something that belongs to an account in the 2010-04-01 API.
 *
 * @param accountSid the account, `AC…`
 * @param parts path segments below the account, e.g. `Messages`, `SM….json`
 */
export function accountPath(accountSid: string, ...parts: string[]): string {
	return ['', '2010-04-01', 'Accounts', accountSid, ...parts].map(encodeURIComponent).join('/');
}

const reservedByRfc3986 = /[!'()*]/g;
const loneSurrogate = /\p{Surrogate}/gu;

/** Half an emoji (a text cut in its middle) has no place in UTF-8: it is sent as the replacement character. */
export function asUnicode(text: string): string {
	return text.replace(loneSurrogate, '\uFFFD');
}

function encode(text: string): string {
	return encodeURIComponent(asUnicode(text)).replace(
		reservedByRfc3986,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

/** Parameters as `application/x-www-form-urlencoded` text, byte for byte as Twilio's SDK writes them. */
export function encodeParameters(parameters: Parameters): string {
	return parameters.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

/** The request's path with its query string. */
export function pathWithQuery(request: TwilioRequest): string {
	if (request.query.length === 0) return request.path;
	const separator = request.path.includes('?') ? '&' : '?';
	return `${request.path}${separator}${encodeParameters(request.query)}`;
}
