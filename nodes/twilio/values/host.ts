import { InvalidValue } from './problem';
import { quoteUrl, tidyUrl } from './urlText';

/** The edge that stands beside each region (https://www.twilio.com/docs/global-infrastructure). */
const edgeOfRegion: Readonly<Record<string, string>> = {
	us1: 'ashburn',
	ie1: 'dublin',
	au1: 'sydney',
	jp1: 'tokyo',
};

/** Where a credential says that Twilio is to be reached; empty texts mean Twilio's defaults. */
export interface HostChoice {
	readonly region: string;
	readonly edge: string;
	/** Replaces Twilio's own address altogether, for proxies and local stand-ins. */
	readonly baseUrl: string;
}

function parseBaseUrl(text: string): string {
	const advice = 'Use a URL such as https://proxy.example.com/twilio, or leave it empty.';
	if (!URL.canParse(text)) throw new InvalidValue(`is not a URL: ${quoteUrl(text)}`, advice);
	const url = new URL(text);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		throw new InvalidValue(`does not begin with https:// or http://: ${quoteUrl(text)}`, advice);
	}
	if (url.username !== '' || url.password !== '') {
		throw new InvalidValue('has a user name or password in it', advice);
	}
	if (url.search !== '' || url.hash !== '') {
		throw new InvalidValue(`has a "?" or "#" in it: ${quoteUrl(text)}`, advice);
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Whether a host is one of Twilio's own. */
export function isTwilioHost(hostname: string): boolean {
	return /(^|\.)twilio\.com$/.test(hostname);
}

/**
 * The part of Twilio that answers: `api` for the 2010-04-01 API, `content` for content templates,
 * `messaging` for Messaging Services.
 */
export type Product = 'api' | 'content' | 'messaging';

/**
 * The address that requests go to, without a slash at its end.
 *
 * @throws InvalidValue when the base URL is not an http(s) URL
 */
export function apiBaseUrl(
	{ region, edge, baseUrl }: HostChoice,
	product: Product = 'api',
): string {
	const own = tidyUrl(baseUrl);
	if (own !== '') return parseBaseUrl(own);
	const usesDefaultRegion = region === '' || region === 'us1';
	if (usesDefaultRegion && edge === '') return `https://${product}.twilio.com`;
	const chosenRegion = region === '' ? 'us1' : region;
	const chosenEdge = edge === '' ? edgeOfRegion[chosenRegion] : edge;
	return `https://${product}.${chosenEdge === undefined ? '' : `${chosenEdge}.`}${chosenRegion}.twilio.com`;
}
