import type { Account, Accounts, ApiKey, Permission } from './accounts';
import { TwilioRefusal } from './errors';

/**
 * The account a request is about, once its credentials are known to allow it.
 * Addresses of newer APIs name no account: there it is the one that the credentials belong to.
 *
 * @throws TwilioRefusal 20003 for wrong credentials, 20005 for an account that is not active
 */
export function authenticate(
	accounts: Accounts,
	accountSid: string | undefined,
	authorization: string | undefined,
	permission: Permission,
): Account {
	const [username, password] = readBasic(authorization);
	const account =
		accountSid === undefined ? accounts.findByUsername(username) : accounts.find(accountSid);
	if (account === undefined) throw new TwilioRefusal(20003);
	// A parent's credentials open its subaccounts; a subaccount's never open the parent.
	const holders = [account, accounts.find(account.ownerSid) ?? account];
	const byToken = holders.some(({ sid, authToken }) => sid === username && authToken === password);
	const key = holders
		.flatMap(({ apiKeys }) => apiKeys)
		.find(({ sid, secret }) => sid === username && secret === password);
	if (!byToken && key === undefined) throw new TwilioRefusal(20003);
	if (key !== undefined) checkPermission(key, permission);
	if (account.status !== 'active') throw new TwilioRefusal(20005, account.sid);
	return account;
}

function checkPermission(key: ApiKey, permission: Permission): void {
	if (key.kind === 'standard' && permission.startsWith('accounts:')) throw new TwilioRefusal(20003);
	// Which status a restricted key gets is not documented beyond "401, 403 also".
	if (key.kind === 'restricted' && key.permissions?.includes(permission) !== true)
		throw new TwilioRefusal(20003, '', 403);
}

function readBasic(authorization: string | undefined): readonly [string, string] {
	const encoded = /^Basic (\S+)$/i.exec(authorization ?? '')?.[1];
	const text = Buffer.from(encoded ?? '', 'base64').toString();
	const colon = text.indexOf(':');
	if (colon === -1) throw new TwilioRefusal(20003);
	return [text.slice(0, colon), text.slice(colon + 1)];
}
