import type { Account } from './accounts';
import { formatDate } from './dates';
import type { Answer } from './answer';

const created = Date.UTC(2024, 0, 1);

/** GET the account itself. */
export function fetchAccount(account: Account): Answer {
	const path = `/2010-04-01/Accounts/${account.sid}`;
	return {
		status: 200,
		body: {
			sid: account.sid,
			owner_account_sid: account.ownerSid,
			friendly_name: account.friendlyName,
			status: account.status,
			type: account.trial ? 'Trial' : 'Full',
			auth_token: account.authToken,
			date_created: formatDate(created),
			date_updated: formatDate(created),
			subresource_uris: { messages: `${path}/Messages.json` },
			uri: `${path}.json`,
		},
	};
}
