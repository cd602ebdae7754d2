import { isPrivateHost } from '../../../twilio/values/privateHost';
import { InvalidValue } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';
import { writtenText } from './values';

/** What stands between addresses that were written one after another. */
const separator = /[,;]\s*(?=https?:\/\/)/i;

/**
 * Parts a text that holds several addresses, separated by commas. An address that carries others within,
 * such as one that combines pictures, has commas of its own: it stays whole.
 */
export function separateUrls(text: string): string[] {
	const parts = text.split(separator);
	const isNested = parts.slice(0, -1).some((part) => part.split('://').length > 2);
	return isNested ? [text] : parts;
}

/** An address that begins with http:// or https://. */
export function parseUrl(raw: unknown): string {
	const text = writtenText(raw).trim();
	if (separateUrls(text).length > 1 || /\S\s+https?:\/\//i.test(text)) {
		throw new InvalidValue(
			`holds several addresses: ${quote(text)}`,
			'Give each address a row, or an entry of a list, of its own.',
		);
	}
	if (/^https?:\/\/\S+\s/i.test(text)) {
		throw new InvalidValue(
			`has a space in it: ${quote(text)}`,
			'Write each space in the address as %20, and no line breaks.',
		);
	}
	const looksRight = /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text);
	if (looksRight && URL.canParse(text)) return text;
	throw new InvalidValue(
		`is not an http(s) address: ${quote(text)}`,
		'Use a complete address that Twilio can reach from the internet, e.g. https://example.com/picture.jpg.',
	);
}

/**
 * The same for an address that Twilio has to reach.
 *
 * @param isLocalTwilio whether what stands in for Twilio can reach private networks
 */
export function parseReachableUrl(raw: unknown, isLocalTwilio: boolean): string {
	const url = parseUrl(raw);
	const { hostname } = new URL(url);
	if (isLocalTwilio || !isPrivateHost(hostname)) return url;
	throw new InvalidValue(
		`leads to ${quote(hostname)}, which only this machine or its network knows`,
		'Use an address that the internet can reach: Twilio calls it from there.',
	);
}

/**
 * The same for an address that Twilio posts to: it takes none with an underscore in its host name
 * (https://www.twilio.com/docs/api/errors/21609).
 */
export function parseCallbackUrl(raw: unknown, isLocalTwilio: boolean): string {
	const url = parseReachableUrl(raw, isLocalTwilio);
	const { hostname } = new URL(url);
	if (!hostname.includes('_')) return url;
	throw new InvalidValue(
		`has an underscore in its host name, which Twilio does not take: ${quote(hostname)}`,
		'Use an address whose host name has letters, digits, dots and hyphens only.',
	);
}
