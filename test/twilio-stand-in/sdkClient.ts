import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type { TwilioStandIn } from './server';

/** Whom the SDK says it is; by default the stand-in's own account with its auth token. */
export interface SdkCredentials {
	readonly accountSid: string;
	/** An API key's SID, or the account's SID again. */
	readonly username: string;
	readonly password: string;
}

/** Sends what was meant for Twilio to another address instead, otherwise unchanged. */
class RedirectingClient extends RequestClient {
	readonly #url: string;

	constructor(url: string) {
		super();
		this.#url = url;
	}

	override request<Data>(options: RequestClient.RequestOptions<Data>) {
		const uri = options.uri.replace(/^https:\/\/[^/]+/, this.#url);
		return super.request<Data>({ ...options, uri });
	}
}

/** Twilio's own SDK, talking to the stand-in. */
export function createSdkClient(
	{ url, account }: Pick<TwilioStandIn, 'url' | 'account'>,
	credentials: SdkCredentials = {
		accountSid: account.sid,
		username: account.sid,
		password: account.authToken,
	},
) {
	const { username, password, accountSid } = credentials;
	return twilio(username, password, { accountSid, httpClient: new RedirectingClient(url) });
}
