import { accountPath, type TwilioRequest } from './request';

/** Asks for the account itself: an Auth Token may, whatever else is allowed. */
export function fetchAccountRequest(accountSid: string): TwilioRequest {
	return { method: 'GET', path: `${accountPath(accountSid)}.json`, query: [], form: [] };
}
