import type { Account } from './accounts';
import type { Answer } from './answer';
import { TwilioRefusal } from './errors';
import type { Form } from './form';
import { listPageWithMeta } from './paging';
import { falseSid } from './sids';

const channels = ['whatsapp', 'rcs'];

/** GET Channels/Senders: those of one channel, a page at a time. */
export function listChannelSenders(
	account: Account,
	query: Form,
	path: string,
	host: string,
): Answer {
	const channel = query.get('Channel') ?? '';
	// Which code Twilio gives here is not documented.
	if (!channels.includes(channel)) throw new TwilioRefusal(20422, `Channel ${channel}`);
	const items = account.channelSenders
		.map((senderId, index) => ({ senderId, sequence: index, sid: falseSid('XE', index + 1) }))
		.filter(({ senderId }) => senderId.startsWith(`${channel}:`));
	const body = listPageWithMeta(
		{
			items,
			key: 'senders',
			path,
			query,
			filters: ['Channel'],
			find: (sid) => items.find((sender) => sender.sid === sid),
			render: ({ sid, senderId }) => showSender(sid, senderId, `${host}${path}/${sid}`),
		},
		host,
	);
	return { status: 200, body };
}

function showSender(sid: string, senderId: string, url: string): object {
	return {
		sid,
		status: 'ONLINE',
		sender_id: senderId,
		friendly_name: null,
		configuration: null,
		webhook: null,
		profile: null,
		properties: null,
		offline_reasons: null,
		compliance: null,
		url,
	};
}
