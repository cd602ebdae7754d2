import { accountPath, type TwilioRequest } from '../api/request';

/** Files on a page; a message has at most ten. */
const pageSize = '50';

const path = (accountSid: string, messageSid: string, ...parts: string[]) =>
	accountPath(accountSid, 'Messages', messageSid, ...parts);

/**
 * The first page of a message's files.
 *
 * @see https://www.twilio.com/docs/messaging/api/media-resource#read-multiple-media-resources
 */
export function listMediaRequest(accountSid: string, messageSid: string): TwilioRequest {
	const query = [['PageSize', pageSize]] as const;
	return { method: 'GET', path: path(accountSid, messageSid, 'Media.json'), query, form: [] };
}

/** @see https://www.twilio.com/docs/messaging/api/media-resource#fetch-a-media-resource */
export function fetchMediaRequest(
	accountSid: string,
	messageSid: string,
	mediaSid: string,
): TwilioRequest {
	const json = `${mediaSid}.json`;
	return { method: 'GET', path: path(accountSid, messageSid, 'Media', json), query: [], form: [] };
}

/** @see https://www.twilio.com/docs/messaging/api/media-resource#delete-a-media-resource */
export function deleteMediaRequest(
	accountSid: string,
	messageSid: string,
	mediaSid: string,
): TwilioRequest {
	const json = `${mediaSid}.json`;
	return {
		method: 'DELETE',
		path: path(accountSid, messageSid, 'Media', json),
		query: [],
		form: [],
	};
}

/** Where the file itself is; Twilio sends the caller on from there. */
export function mediaFilePath(accountSid: string, messageSid: string, mediaSid: string): string {
	return path(accountSid, messageSid, 'Media', mediaSid);
}
