import { falseSid } from './sids';

/** An API key: `main` may do all that the auth token may, `standard` may not read accounts. */
export interface ApiKey {
	readonly sid: string;
	readonly secret: string;
	readonly kind: 'main' | 'standard' | 'restricted';
	/** What a restricted key may do, such as `messages:read` and `messages:write`. */
	readonly permissions?: readonly Permission[];
}

/** What a restricted key can be allowed. */
export type Permission =
	`${'messages' | 'media' | 'accounts' | 'numbers' | 'services' | 'senders' | 'content'}:${'read' | 'write'}`;

/** A phone number or short code that the account owns. */
export interface OwnNumber {
	readonly phoneNumber: string;
	readonly capabilities: Readonly<Record<'sms' | 'mms' | 'voice' | 'fax', boolean>>;
}

/** A pool of senders. */
export interface MessagingService {
	readonly sid: string;
	readonly friendlyName: string;
	/** Numbers, short codes and channel addresses of the account. */
	readonly senders: readonly string[];
	/** Replaces look-alike characters in every body, as SmartEncoded does. */
	readonly smartEncoding?: boolean;
	/** The domain of shortened links; without it links stay as they are. */
	readonly linkDomain?: string;
}

/** A content template: its text with `{{1}}`, and what stands there when no variable is given. */
export interface ContentTemplate {
	readonly sid: string;
	readonly body: string;
	readonly variables: Readonly<Record<string, string>>;
	/** Its SID unless told otherwise. */
	readonly friendlyName?: string;
	/** `en` unless told otherwise. */
	readonly language?: string;
	/** What it is made of, such as `{ 'twilio/media': … }`; a plain text with that body unless told otherwise. */
	readonly types?: Readonly<Record<string, object>>;
	/** What WhatsApp says to it, such as `approved`; `unsubmitted` unless told otherwise. */
	readonly approval?: string;
}

/** An account as the stand-in knows it. */
export interface Account {
	readonly sid: string;
	readonly authToken: string;
	readonly friendlyName: string;
	readonly status: 'active' | 'suspended' | 'closed';
	/** A trial account texts verified numbers only, and prefixes every body. */
	readonly trial: boolean;
	/** A test-credential account answers the magic numbers and keeps nothing. */
	readonly testCredentials: boolean;
	/** The parent account, whose credentials work here too. */
	readonly ownerSid: string;
	readonly apiKeys: readonly ApiKey[];
	readonly numbers: readonly OwnNumber[];
	/** Senders on channels, such as `whatsapp:+12025550103`. */
	readonly channelSenders: readonly string[];
	readonly alphanumericSenders: boolean;
	readonly verifiedNumbers: readonly string[];
	readonly messagingServices: readonly MessagingService[];
	readonly contentTemplates: readonly ContentTemplate[];
	/** Number prefixes of the countries it may text; undefined allows all. */
	readonly allowedPrefixes: readonly string[] | undefined;
}

/** An own number that can do nothing but what is named. */
export function ownNumber(
	phoneNumber: string,
	...capabilities: Array<'sms' | 'mms' | 'voice' | 'fax'>
): OwnNumber {
	const can = (name: (typeof capabilities)[number]) => capabilities.includes(name);
	return {
		phoneNumber,
		capabilities: { sms: can('sms'), mms: can('mms'), voice: can('voice'), fax: can('fax') },
	};
}

/** The accounts of the stand-in. */
export class Accounts {
	readonly #accounts = new Map<string, Account>();

	/** Adds an account; whatever is left out gets a value of its own. */
	add(settings: Partial<Account> = {}): Account {
		const number = this.#accounts.size + 1;
		const sid = settings.sid ?? falseSid('AC', number);
		const account: Account = {
			sid,
			authToken: `false-auth-token-${number}`,
			friendlyName: `Stand-in account ${number}`,
			status: 'active',
			trial: false,
			testCredentials: false,
			ownerSid: sid,
			apiKeys: [],
			numbers: [ownNumber(`+1202555${String(109 + number).padStart(4, '0')}`, 'sms', 'mms')],
			channelSenders: [],
			alphanumericSenders: settings.trial !== true,
			verifiedNumbers: [],
			messagingServices: [],
			contentTemplates: [],
			allowedPrefixes: undefined,
			...settings,
		};
		this.#accounts.set(sid, account);
		return account;
	}

	/** The account of that SID. */
	find(sid: string): Account | undefined {
		return this.#accounts.get(sid);
	}

	/** The account whose credentials carry this user name: its own SID, or that of an API key. */
	findByUsername(username: string): Account | undefined {
		return (
			this.find(username) ??
			this.all().find(({ apiKeys }) => apiKeys.some(({ sid }) => sid === username))
		);
	}

	/** Every account. */
	all(): Account[] {
		return [...this.#accounts.values()];
	}
}
