import { explainDelivery } from '../errors';
import { noForm } from '../message/formLabels';
import type { JsonObject, JsonValue } from '../api/json';
import { optOutOf } from './optOutKeywords';
import type { ReadPosted, ReceivedMedia } from './postedMedia';
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

/**
 * A status update in the same way; an error comes with what it means, what to do about it, and what
 * Twilio itself says of it.
 */
export function simplifiedStatusUpdate(read: ReadPosted, sid: string, status: string): JsonObject {
	const code = Number.parseInt(read('ErrorCode'), 10) || undefined;
	const entry = code === undefined ? undefined : explainDelivery(code, noForm);
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
			twilioMessage: entry ? read('ErrorMessage') : '',
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

/** The channel that an address belongs to. */
function channelOf(address: string): string {
	return /^(\w+):/.exec(address)?.[1]?.toLowerCase() ?? 'sms';
}
