import { isTwilioHost } from './host';
import { visiblePart } from './invisible';
import { InvalidValue } from './problem';
import { quote } from './quote';

/** What the two letters at the beginning of a SID stand for (https://www.twilio.com/docs/glossary/what-is-a-sid). */
const sidKinds = {
	account: { prefixes: ['AC'], noun: 'an Account SID' },
	apiKey: { prefixes: ['SK'], noun: 'an API Key SID' },
	application: { prefixes: ['AP'], noun: 'an Application SID' },
	content: { prefixes: ['HX'], noun: 'a Content Template SID' },
	media: { prefixes: ['ME'], noun: 'a Media SID' },
	message: { prefixes: ['SM', 'MM'], noun: 'a Message SID' },
	phoneNumber: { prefixes: ['PN'], noun: 'a Phone Number SID' },
	messagingService: { prefixes: ['MG'], noun: 'a Messaging Service SID' },
} as const;

/** The things of Twilio that this package addresses by SID. */
export type SidKind = keyof typeof sidKinds;

/**
 * Reads a SID; spaces around it are dropped.
 *
 * @returns the SID as Twilio writes it
 * @throws InvalidValue when it is not the SID of such a thing
 */
export function parseSid(kind: SidKind, text: string): string {
	const { prefixes, noun } = sidKinds[kind];
	const sid = visiblePart(text);
	const shape = new RegExp(`^(${prefixes.join('|')})[0-9a-fA-F]{32}$`);
	if (shape.test(sid)) return sid;
	throw new InvalidValue(
		`is not ${noun}: ${quote(sid)}`,
		`Use ${noun}: ${prefixes.join(' or ')} followed by 32 characters (0–9, a–f), as Twilio's Console shows it.`,
	);
}

/**
 * Reads a SID, or the address of a page of Twilio's Console about the thing, as the browser shows it.
 *
 * @returns the SID as Twilio writes it
 * @throws InvalidValue when it is neither
 */
export function parseSidOrPage(kind: SidKind, text: string): string {
	return parseSid(kind, sidOnPage(kind, visiblePart(text)) ?? text);
}

function sidOnPage(kind: SidKind, text: string): string | undefined {
	if (!text.includes('://') || !URL.canParse(text)) return undefined;
	const { hostname, href } = new URL(text);
	if (!isTwilioHost(hostname)) return undefined;
	const { prefixes } = sidKinds[kind];
	const shape = new RegExp(`(?<![0-9a-z])(?:${prefixes.join('|')})[0-9a-f]{32}(?![0-9a-z])`, 'i');
	// Some pages carry the address of another one within theirs.
	return shape.exec(href.replaceAll(/%2f/gi, '/'))?.[0];
}
