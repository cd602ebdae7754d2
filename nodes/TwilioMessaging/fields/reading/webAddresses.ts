import { isPrivateHost } from '../../../twilio/values/privateHost';
import { InvalidValue } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';
import { isUnclearList, quoteUrl, separateUrls, tidyUrl } from '../../../twilio/values/urlText';
import { writtenText } from './values';

/**
 * Parts a text that holds several URLs.
 *
 * @throws InvalidValue where it may as well be one
 */
export function parseUrlList(text: string): string[] {
	if (!isUnclearList(text)) return separateUrls(text);
	throw new InvalidValue(
		`can be one URL or several: ${quoteUrl(text)}`,
		'Give each URL a row of its own; in a URL, write each comma as %2C.',
	);
}

/** A URL that begins with http:// or https://. */
export function parseUrl(raw: unknown): string {
	const text = tidyUrl(writtenText(raw));
	if (separateUrls(text).length > 1 || /\S\s+https?:\/\//i.test(text)) {
		throw new InvalidValue(
			`holds several URLs: ${quoteUrl(text)}`,
			'Give each URL a row, or an entry of a list, of its own.',
		);
	}
	if (/^https?:\/\/\S+\s/i.test(text)) {
		throw new InvalidValue(
			`has a space in it: ${quoteUrl(text)}`,
			'Write each space in the URL as %20, and no line breaks.',
		);
	}
	const looksRight = /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text);
	if (looksRight && URL.canParse(text)) return text;
	throw new InvalidValue(
		`is not an http(s) URL: ${quoteUrl(text)}`,
		'Use a complete URL that Twilio can reach from the internet, e.g. https://example.com/picture.jpg.',
	);
}

/**
 * The same for a URL that Twilio has to reach.
 *
 * @param isLocalTwilio whether what stands in for Twilio can reach private networks
 */
export function parseReachableUrl(raw: unknown, isLocalTwilio: boolean): string {
	const url = parseUrl(raw);
	const { hostname } = new URL(url);
	if (isLocalTwilio || !isPrivateHost(hostname)) return url;
	throw new InvalidValue(
		`leads to ${quote(hostname)}, which only this machine or its network knows`,
		'Use a URL that the internet can reach: Twilio calls it from there.',
	);
}

/**
 * The same for a URL that Twilio posts to: it takes none with an underscore in its host name
 * (https://www.twilio.com/docs/api/errors/21609).
 */
export function parseCallbackUrl(raw: unknown, isLocalTwilio: boolean): string {
	const url = parseReachableUrl(raw, isLocalTwilio);
	const { hostname } = new URL(url);
	if (!hostname.includes('_')) return url;
	throw new InvalidValue(
		`has an underscore in its host name, which Twilio does not take: ${quote(hostname)}`,
		'Use a URL whose host name has letters, digits, dots and hyphens only.',
	);
}
