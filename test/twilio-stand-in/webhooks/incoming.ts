import type { Account } from '../accounts';
import { createMedia } from '../media/files';
import { channelOf } from '../messages/addresses';
import { messagePath } from '../messages/resource';
import { countSegments } from '../messages/segments';
import type { StoredMessage } from '../messages/store';
import { newSid } from '../sids';
import type { World } from '../world';

/** A message that someone sends to one of the account's numbers. */
export interface Incoming {
	readonly from: string;
	readonly to: string;
	readonly body?: string | undefined;
	readonly mediaUrls?: readonly string[] | undefined;
	/** The service that it comes in through; by default the one that the number belongs to, if any. */
	readonly messagingServiceSid?: string | undefined;
	/** Parameters of the webhook beside the usual ones, or instead of them. */
	readonly extra?: Readonly<Record<string, string>> | undefined;
}

/** Keeps an incoming message, readable through the API from now on. */
export function storeIncoming(
	world: World,
	account: Account,
	incoming: Incoming,
	messagingServiceSid: string | null,
): StoredMessage {
	const now = world.clock.now();
	const { from, to, body = '', mediaUrls = [] } = incoming;
	const message: StoredMessage = {
		sid: newSid(mediaUrls.length > 0 ? 'MM' : 'SM'),
		sequence: world.messages.nextSequence(),
		accountSid: account.sid,
		direction: 'inbound',
		to,
		from,
		messagingServiceSid,
		segments: mediaUrls.length > 0 ? 1 : countSegments(body),
		createdAt: now,
		changedAt: now,
		errorCode: null,
		provideFeedback: false,
		body,
		steps: [{ status: 'received', at: now }],
		media: mediaUrls.map((address) => createMedia(address, now)),
		deleted: false,
	};
	world.messages.add(message);
	return message;
}

/** What the webhook of an incoming message tells. */
export function incomingParameters(
	world: World,
	message: StoredMessage,
	extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
	const { sid, accountSid, messagingServiceSid, from, to, body, media, segments } = message;
	return {
		ToCountry: countryOf(to),
		ToState: '',
		ToCity: '',
		ToZip: '',
		FromCountry: countryOf(from),
		FromState: '',
		FromCity: '',
		FromZip: '',
		SmsMessageSid: sid,
		SmsSid: sid,
		MessageSid: sid,
		AccountSid: accountSid,
		...(messagingServiceSid === null ? {} : { MessagingServiceSid: messagingServiceSid }),
		From: from,
		To: to,
		Body: body,
		SmsStatus: 'received',
		NumMedia: String(media.length),
		NumSegments: String(segments),
		ApiVersion: '2010-04-01',
		...Object.fromEntries(
			media.flatMap((file, index) => [
				[`MediaContentType${index}`, file.contentType],
				[`MediaUrl${index}`, `${world.url}${messagePath(message)}/Media/${file.sid}`],
			]),
		),
		...(channelOf(from) === 'whatsapp'
			? { ProfileName: 'A stand-in person', WaId: from.replace(/\D/g, '') }
			: {}),
		...extra,
	};
}

/** Only the countries of the default account's numbers; Twilio knows them all. */
function countryOf(address: string): string {
	if (channelOf(address) !== 'phone') return '';
	return address.startsWith('+1') ? 'US' : address.startsWith('+44') ? 'GB' : '';
}
