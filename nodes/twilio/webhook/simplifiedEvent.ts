import { explainDelivery } from '../errors';
import { noForm } from '../message/formLabels';
import type { JsonObject } from '../api/json';
import { optOutOf } from './optOutKeywords';
import type { ReadPosted, ReceivedMedia } from './postedMedia';
import { present, whole } from './presentFields';
import { richContent } from './richContent';
import { rankOf } from './statusRank';

/** A message that came in, by the fields that most workflows need; those that hold nothing are left out. */
export function simplifiedMessage(
	read: ReadPosted,
	sid: string,
	media: readonly ReceivedMedia[],
): JsonObject {
	const body = read('Body');
	const channel = channelOf(read('From'));
	return {
		event: 'messageReceived',
		sid,
		from: read('From'),
		to: read('To'),
		body,
		channel: channel === 'sms' && media.length > 0 ? 'mms' : channel,
		media: media.map(({ url, contentType }) => ({ url, contentType })),
		...present({
			messagingServiceSid: read('MessagingServiceSid'),
			// Carriers know the words; elsewhere they are words like others, unless Twilio says what they do.
			optOut: optOutOf(channel === 'sms' ? body : '', read('OptOutType')),
			...richContent(read, media),
			place: whole({
				city: read('FromCity'),
				state: read('FromState'),
				zip: read('FromZip'),
				country: read('FromCountry'),
			}),
		}),
	};
}

/** What tells a status update from others. */
interface Update {
	readonly sid: string;
	readonly status: string;
	readonly errorCode: number | undefined;
}

/**
 * A status update in the same way; an error comes with what it means, what to do about it, and what
 * Twilio itself says of it.
 */
export function simplifiedStatusUpdate(
	read: ReadPosted,
	{ sid, status, errorCode }: Update,
): JsonObject {
	const entry = errorCode === undefined ? undefined : explainDelivery(errorCode, noForm);
	return {
		event: 'messageStatusUpdated',
		sid,
		status,
		statusRank: rankOf(status),
		to: read('To'),
		from: read('From'),
		channel: channelOf(read('To')),
		...present({
			messagingServiceSid: read('MessagingServiceSid'),
			errorCode,
			errorMessage: entry?.meaning ?? read('ErrorMessage'),
			advice: entry?.advice,
			twilioMessage: entry ? read('ErrorMessage') : '',
			channelStatusMessage: read('ChannelStatusMessage'),
		}),
	};
}

/** The channel that an address belongs to. */
function channelOf(address: string): string {
	return /^(\w+):/.exec(address)?.[1]?.toLowerCase() ?? 'sms';
}
