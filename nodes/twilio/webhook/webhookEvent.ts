import { catalogueEntry } from '../errors';
import type { JsonObject, JsonValue } from '../api/json';
import { optOutOf } from './optOutKeywords';
import type { PostedParameters } from './signature';
import { rankOf } from './statusRank';

/** What Twilio tells of. */
export type EventKind = 'messageReceived' | 'messageStatusUpdated';

/** A file that came with a message. */
export interface ReceivedMedia {
	readonly url: string;
	readonly contentType: string;
}

/** Something that Twilio posted. */
export interface TwilioEvent {
	readonly kind: EventKind;
	/** The message's. */
	readonly sid: string;
	/** Of a status update; empty for a message that came in. */
	readonly status: string;
	readonly media: readonly ReceivedMedia[];
	/** The fields that most workflows need. */
	readonly simple: JsonObject;
	/** Everything as it was posted. */
	readonly raw: JsonObject;
}

/** Reads one value by its name; empty when it was not posted. */
type Read = (name: string) => string;

/**
 * Reads what Twilio posts when a message comes in or changes its status.
 *
 * @returns undefined when it is neither
 * @see https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function readEvent(parameters: PostedParameters): TwilioEvent | undefined {
	const read: Read = (name) => parameters.get(name)?.[0] ?? '';
	const sid = read('MessageSid') || read('SmsSid');
	if (sid === '') return undefined;
	const raw = Object.fromEntries(
		[...parameters].map(([name, values]) => [name, values.length > 1 ? [...values] : read(name)]),
	);
	const status = read('MessageStatus');
	if (status !== '') {
		const simple = simpleStatus(read, sid, status);
		return { kind: 'messageStatusUpdated', sid, status, media: [], simple, raw };
	}
	const media = mediaOf(read);
	const simple = simpleMessage(read, sid, media);
	return { kind: 'messageReceived', sid, status: '', media, simple, raw };
}

/** A message has at most ten; the count comes from outside. */
const mostMedia = 50;

function mediaOf(read: Read): ReceivedMedia[] {
	const count = Math.min(Number.parseInt(read('NumMedia'), 10) || 0, mostMedia);
	return Array.from({ length: count }, (_, index) => ({
		url: read(`MediaUrl${index}`),
		contentType: read(`MediaContentType${index}`),
	})).filter(({ url }) => url !== '');
}

/** The channel that an address belongs to. */
function channelOf(address: string): string {
	return /^(\w+):/.exec(address)?.[1]?.toLowerCase() ?? 'sms';
}

function simpleMessage(read: Read, sid: string, media: readonly ReceivedMedia[]): JsonObject {
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
			optOut: channel === 'sms' ? (optOutOf(body, read('OptOutType')) ?? '') : '',
			profileName: read('ProfileName'),
			location: whole({
				latitude: numberIn(read('Latitude')),
				longitude: numberIn(read('Longitude')),
				address: read('Address'),
				label: read('Label'),
			}),
			button: whole({ text: read('ButtonText'), payload: read('ButtonPayload') }),
			repliedTo: whole({
				sid: read('OriginalRepliedMessageSid'),
				sender: read('OriginalRepliedMessageSender'),
			}),
			place: whole({
				city: read('FromCity'),
				state: read('FromState'),
				zip: read('FromZip'),
				country: read('FromCountry'),
			}),
		}),
	};
}

function simpleStatus(read: Read, sid: string, status: string): JsonObject {
	const code = Number.parseInt(read('ErrorCode'), 10) || undefined;
	const entry = code === undefined ? undefined : catalogueEntry(code);
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
			errorCode: code ?? '',
			errorMessage: entry?.meaning ?? read('ErrorMessage'),
			advice: entry?.advice ?? '',
			channelStatusMessage: read('ChannelStatusMessage'),
		}),
	};
}

/** Only the fields that hold something. */
function present(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
	return Object.fromEntries(
		Object.entries(fields).flatMap(([name, value]) =>
			value === undefined || value === '' ? [] : [[name, value]],
		),
	);
}

/** A group of fields; nothing when none of them holds anything. */
function whole(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject | undefined {
	const held = present(fields);
	return Object.keys(held).length === 0 ? undefined : held;
}

function numberIn(text: string): number | undefined {
	const number = Number.parseFloat(text);
	return Number.isFinite(number) ? number : undefined;
}
