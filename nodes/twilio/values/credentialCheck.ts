import { apiBaseUrl } from './host';
import { visibleAscii } from './invisible';
import { readOrReplace } from './problem';

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

/** What was pasted, without what nobody sees of it: the login, the path and the test have to agree. */
export function pasted(value: unknown): string {
	return visibleAscii(asText(value));
}

/**
 * Checks what n8n would only name by a code of Node's, or ask Twilio about in vain: a SID and a URL
 * that are not valid. The values are not shown: a secret may be in the wrong field.
 *
 * @throws Error that says which field, and what belongs there
 */
export function checkCredential(credential: Readonly<Record<string, unknown>>): void {
	if (!/^AC[0-9a-f]{32}$/i.test(pasted(credential.accountSid)))
		throw new Error(
			"The 'Account SID' is not valid: it is AC followed by 32 digits and letters from a to f. Copy it again from the first page of the Twilio Console; an API Key SID (SK…) has a field of its own.",
		);
	readOrReplace(
		() => apiBaseUrl({ region: '', edge: '', baseUrl: asText(credential.baseUrl) }),
		() =>
			new Error(
				"The 'Base URL' is not a valid URL. Leave it empty to reach Twilio itself; for a proxy, write one such as https://twilio-proxy.example.com, without login, ? and #.",
			),
	);
}
