import { isTwilioHost } from './host';
import { visiblePart } from './invisible';
import { InvalidValue, type Problem } from './problem';
import { quote } from './quote';
import { quoteUrl } from './urlText';

interface SidKindRow {
	readonly prefixes: readonly string[];
	readonly noun: string;
	/** For whoever has put it where a number belongs. */
	readonly instead: string;
}

const inCredential = 'Write a phone number here; the SID belongs in the credential.';

/** What the two letters at the beginning of a SID stand for (https://www.twilio.com/docs/glossary/what-is-a-sid). */
const sidKinds = {
	account: { prefixes: ['AC'], noun: 'an Account SID', instead: inCredential },
	apiKey: { prefixes: ['SK'], noun: 'an API Key SID', instead: inCredential },
	application: {
		prefixes: ['AP'],
		noun: 'an Application SID',
		instead: 'Write a phone number here; the SID belongs in the option Application SID.',
	},
	content: {
		prefixes: ['HX'],
		noun: 'a Content Template SID',
		instead:
			'Write a phone number here; choose the template under Template, or in Send SMS with the option Content Template SID.',
	},
	media: {
		prefixes: ['ME'],
		noun: 'a Media SID',
		instead: 'Write the phone number of the person here.',
	},
	message: {
		prefixes: ['SM', 'MM'],
		noun: 'a Message SID',
		instead: 'Write a phone number here; Get returns those of this message, from and to.',
	},
	phoneNumber: {
		prefixes: ['PN'],
		noun: 'a Phone Number SID',
		instead:
			'Write the number itself, with + and the country code; From also has a list of your numbers.',
	},
	messagingService: {
		prefixes: ['MG'],
		noun: 'a Messaging Service SID',
		instead:
			'Choose Messaging Service under Send With, and this service below it; this field takes a number or a channel address.',
	},
} as const satisfies Readonly<Record<string, SidKindRow>>;

/** The things of Twilio that this package addresses by SID. */
export type SidKind = keyof typeof sidKinds;

const rows: readonly SidKindRow[] = Object.values(sidKinds);

function rowOf(text: string): SidKindRow | undefined {
	const prefix = /^([A-Z]{2})[0-9a-f]{32}$/i.exec(text)?.[1]?.toUpperCase();
	return rows.find(({ prefixes }) => prefixes.some((each) => each === prefix));
}

/** What to say of a SID that stands where a number or an address belongs; undefined for what is no SID. */
export function findMisplacedSid(text: string): Problem | undefined {
	const row = rowOf(text);
	return row && { what: `is ${row.noun}: ${quote(text)}`, advice: row.instead };
}

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
	const other = rowOf(sid);
	const isOther = other !== undefined && other.noun !== noun ? `${other.noun}, ` : '';
	throw new InvalidValue(
		`is ${isOther}not ${noun}: ${quoteUrl(sid)}`,
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
