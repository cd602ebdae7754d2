import { formatDate } from '../dates';
import { errorText, type MessageStatus } from './delivery';
import { currentStep, sentAt, type Direction, type StoredMessage } from './store';

/** A message as Twilio shows it. */
export interface MessageResource {
	readonly account_sid: string;
	readonly api_version: '2010-04-01';
	readonly body: string;
	readonly date_created: string;
	readonly date_sent: string | null;
	readonly date_updated: string;
	readonly direction: Direction;
	readonly error_code: number | null;
	readonly error_message: string | null;
	readonly from: string | null;
	readonly messaging_service_sid: string | null;
	readonly num_media: string;
	readonly num_segments: string;
	readonly price: string | null;
	readonly price_unit: string | null;
	readonly sid: string;
	readonly status: MessageStatus;
	readonly subresource_uris: Readonly<Record<string, string>>;
	readonly to: string;
	readonly uri: string;
}

const pricePerSegment = 0.0075;

/** Where the message is found, without its ending. */
export function messagePath({ accountSid, sid }: StoredMessage): string {
	return `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
}

/** The sender, once there is one: a service chooses it when the message is queued. */
export function shownSender(message: StoredMessage, now: number): string | null {
	const chosen = message.steps.some(({ status, at }) => status === 'queued' && at <= now);
	const known = message.direction === 'inbound' || message.messagingServiceSid === null;
	return chosen || known ? message.from : null;
}

/** The message as it stands at this moment. */
export function showMessage(message: StoredMessage, now: number): MessageResource {
	const path = messagePath(message);
	const { status, at } = currentStep(message, now);
	const sent = sentAt(message, now);
	const from = shownSender(message, now);
	const failed = status === 'failed' || status === 'undelivered';
	const errorCode = failed ? message.errorCode : null;
	return {
		account_sid: message.accountSid,
		api_version: '2010-04-01',
		body: message.body,
		date_created: formatDate(message.createdAt),
		date_sent: sent === undefined ? null : formatDate(sent),
		date_updated: formatDate(Math.max(at, message.changedAt)),
		direction: message.direction,
		error_code: errorCode,
		error_message: errorCode === null ? null : errorText(errorCode),
		from,
		messaging_service_sid: message.messagingServiceSid,
		num_media: String(message.media.length),
		num_segments: from === null ? '0' : String(message.segments),
		price: sent === undefined ? null : `-${(message.segments * pricePerSegment).toFixed(5)}`,
		price_unit: from === null ? null : 'USD',
		sid: message.sid,
		status,
		subresource_uris: {
			media: `${path}/Media.json`,
			...(message.provideFeedback ? { feedback: `${path}/Feedback.json` } : {}),
		},
		to: message.to,
		uri: `${path}.json`,
	};
}
