import type { TwilioStandIn } from './server';

/** One request by hand, where the SDK would hide what is on the wire. */
export interface RawRequest {
	readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** What follows the account in the address, such as `/Messages.json?PageSize=1`. */
	readonly path: string;
	readonly fields?: Readonly<Record<string, string | readonly string[]>>;
	readonly accountSid?: string;
	readonly username?: string;
	readonly password?: string;
}

/** What came back. */
export interface RawAnswer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
}

/** Asks the stand-in over HTTP, as its own account unless told otherwise. Follows no redirect. */
export async function ask(
	{ url, account }: Pick<TwilioStandIn, 'url' | 'account'>,
	request: RawRequest,
): Promise<RawAnswer> {
	const { accountSid = account.sid, password = account.authToken } = request;
	const login = `${request.username ?? accountSid}:${password}`;
	const body = new URLSearchParams();
	for (const [name, values] of Object.entries(request.fields ?? {}))
		for (const value of [values].flat()) body.append(name, value);
	const response = await fetch(`${url}/2010-04-01/Accounts/${accountSid}${request.path}`, {
		method: request.method ?? (request.fields === undefined ? 'GET' : 'POST'),
		headers: { Authorization: `Basic ${Buffer.from(login).toString('base64')}` },
		redirect: 'manual',
		...(request.fields === undefined ? {} : { body }),
	});
	return { status: response.status, headers: response.headers, text: await response.text() };
}
