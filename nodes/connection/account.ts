import type { ICredentialDataDecryptedObject, ICredentialsDecrypted } from 'n8n-workflow';
import { credentialLabels } from '../twilio/values/credentialLabels';
import { apiBaseUrl, type HostChoice, type Product } from '../twilio/values/host';
import { visibleAscii } from '../twilio/values/invisible';
import { parseSid } from '../twilio/values/sid';
import { InvalidValue, readOrReplace } from '../twilio/values/problem';

/** The credential type that every node of this package uses. */
export const credentialName = 'twilioMessagingApi';

/** What a request needs to know of the credential. Its secrets are used by n8n alone, when a request leaves. */
export interface TwilioAccount {
	readonly accountSid: string;
	/** Where each part of Twilio is reached, without a slash at its end. */
	readonly baseUrls: Readonly<Record<Product, string>>;
	/** What Twilio signs its own requests with; empty when the credential does not have it. */
	readonly authToken: string;
	/** Read once, for n8n to sign every request with: it would fetch and decrypt it for each. */
	readonly credential: ICredentialsDecrypted;
}

function field(credential: ICredentialDataDecryptedObject, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value : '';
}

function named<Value>(label: string, read: () => Value): Value {
	return readOrReplace(
		read,
		// The value is not shown: it may be a secret that went into the wrong field.
		({ advice }) =>
			new InvalidValue(
				`The credential's '${label}' is not valid`,
				`Open the credential. ${advice}`,
			),
	);
}

function baseUrlsOf(host: HostChoice): TwilioAccount['baseUrls'] {
	return {
		api: apiBaseUrl(host),
		content: apiBaseUrl(host, 'content'),
		messaging: apiBaseUrl(host, 'messaging'),
	};
}

/**
 * Reads the account that a credential is for.
 *
 * @throws InvalidValue
 */
export function readAccount(credential: ICredentialDataDecryptedObject): TwilioAccount {
	const host: HostChoice = {
		region: field(credential, 'region'),
		edge: field(credential, 'edge'),
		baseUrl: field(credential, 'baseUrl'),
	};
	return {
		accountSid: named(credentialLabels.accountSid, () =>
			parseSid('account', visibleAscii(field(credential, 'accountSid'))),
		),
		baseUrls: named(credentialLabels.baseUrl, () => baseUrlsOf(host)),
		authToken: visibleAscii(field(credential, 'authToken')),
		credential: { id: '', name: '', type: credentialName, data: credential },
	};
}

/** For what asks nothing of Twilio. */
export const noAccount: TwilioAccount = {
	accountSid: '',
	baseUrls: baseUrlsOf({ region: '', edge: '', baseUrl: '' }),
	authToken: '',
	credential: { id: '', name: '', type: credentialName, data: {} },
};

/** Of n8n's contexts, the part that gives a credential. */
interface CredentialSource {
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}

/**
 * Reads the account of the node's credential.
 *
 * @throws InvalidValue
 */
export async function accountOf(context: CredentialSource): Promise<TwilioAccount> {
	return readAccount(await context.getCredentials(credentialName));
}
