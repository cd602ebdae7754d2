import { isJsonObject, parseJson, type JsonValue } from '../api/json';
import type { ReadPosted, ReceivedMedia } from './postedMedia';
import { whole, type PossibleFields } from './presentFields';

/** What WhatsApp and RCS add to a message, group by group; a group that was not posted holds nothing. */
export function richContent(read: ReadPosted, media: readonly ReceivedMedia[]): PossibleFields {
	const type = read('MessageType');
	return {
		messageType: type,
		profileName: read('ProfileName'),
		waId: read('WaId'),
		externalUserId: read('ExternalUserId'),
		button: whole({
			text: read('ButtonText'),
			payload: read('ButtonPayload'),
			type: read('ButtonType'),
		}),
		listReply: whole({
			id: read('ListId'),
			title: read('ListTitle'),
			description: read('ListDescription'),
		}),
		flow: jsonIn(read('FlowData')),
		interactive: jsonIn(read('InteractiveData')),
		reaction: type.toLowerCase() === 'reaction' ? reactionIn(read) : undefined,
		repliedTo: whole({
			sid: read('OriginalRepliedMessageSid'),
			sender: read('OriginalRepliedMessageSender'),
		}),
		forwarded: isTrue(read('Forwarded')) || isTrue(read('FrequentlyForwarded')) || undefined,
		frequentlyForwarded: isTrue(read('FrequentlyForwarded')) || undefined,
		referral: referralIn(read),
		contacts: contactsIn(media),
		location: whole({
			latitude: numberIn(read('Latitude')),
			longitude: numberIn(read('Longitude')),
			address: read('Address'),
			label: read('Label'),
		}),
	};
}

/** An emoji that was taken away again comes as a reaction without one. */
function reactionIn(read: ReadPosted): JsonValue {
	const emoji = read('Body');
	const sid = read('OriginalRepliedMessageSid');
	return { ...(emoji === '' ? { removed: true } : { emoji }), ...(sid !== '' && { sid }) };
}

/** The advertisement that brought the person here. Twilio counts its pictures even where there is none. */
function referralIn(read: ReadPosted): JsonValue | undefined {
	return whole({
		headline: read('ReferralHeadline'),
		body: read('ReferralBody'),
		sourceType: read('ReferralSourceType'),
		sourceId: read('ReferralSourceId'),
		sourceUrl: read('ReferralSourceUrl'),
		ctwaClid: read('ReferralCtwaClid'),
		mediaId: read('ReferralMediaId'),
		mediaUrl: read('ReferralMediaUrl'),
		mediaContentType: read('ReferralMediaContentType'),
	});
}

const vCard = /^text\/(x-)?vcard\b|^text\/directory\b/i;

/** Contacts come as files, each a vCard. */
function contactsIn(media: readonly ReceivedMedia[]): JsonValue | undefined {
	const cards = media.filter(({ contentType }) => vCard.test(contentType));
	return cards.length === 0 ? undefined : cards.map(({ url }) => ({ url }));
}

/** What was posted as JSON, also where it was put into a text of JSON once more; any other text as it is. */
function jsonIn(text: string): JsonValue | undefined {
	const value = parseJson(text);
	const inner = typeof value === 'string' ? parseJson(value) : value;
	return isJsonObject(inner) || isJsonList(inner) ? inner : text;
}

function isJsonList(value: unknown): value is JsonValue[] {
	return Array.isArray(value);
}

function isTrue(text: string): boolean {
	return text.toLowerCase() === 'true';
}

function numberIn(text: string): number | undefined {
	const number = Number.parseFloat(text);
	return Number.isFinite(number) ? number : undefined;
}
