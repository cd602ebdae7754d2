import type { Channel } from '../values/channel';
import type { TwilioRequest } from '../api/request';

/** Senders on a page of a list. */
const pageSize = '100';

/**
 * The first page of the account's senders of a channel.
 *
 * @see https://www.twilio.com/docs/whatsapp/api/senders
 */
export function listChannelSendersRequest(channel: Channel): TwilioRequest {
	return {
		method: 'GET',
		product: 'messaging',
		path: '/v2/Channels/Senders',
		query: [
			['Channel', channel],
			['PageSize', pageSize],
		],
		form: [],
	};
}
