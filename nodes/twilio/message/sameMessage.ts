import { textOf, type JsonObject } from '../api/json';
import { asUnicode } from '../api/request';
import { smartEncode } from '../sms/smartEncoding';
import { visiblePart } from '../values/invisible';
import type { CreateMessage } from './createMessage';
import { deliveryOf } from './deliveryState';
import type { MessageIdentity } from './identity';

const trialPrefix = /^Sent from your Twilio trial account - /;
const link = /https?:\/\/\S+/gi;

/**
 * A text without what Twilio may change on the way: a trial account's prefix, Smart Encoding's
 * replacements, and links where Shorten URLs rewrites them.
 */
function comparable(text: string, shortensLinks: boolean): string {
	const bare = visiblePart(asUnicode(text).replace(trialPrefix, '')).normalize('NFC');
	return smartEncode(shortensLinks ? bare.replace(link, '<link>') : bare)
		.replace(/\s+/g, ' ')
		.trim();
}

/** The text that was asked for, in a form in which Twilio's record of it can be recognized. */
export function comparableText({ body, shortensLinks }: MessageIdentity): string {
	return comparable(body, shortensLinks);
}

/** Whether a message that Twilio lists went out through the API. */
export const isSentByApi = ({ direction }: JsonObject) => direction === 'outbound-api';

/** Whether a message that Twilio lists went through the API to the same recipient from the same sender or service. */
export function hasSameAddresses(asked: MessageIdentity, listed: JsonObject): boolean {
	if (!isSentByApi(listed) || listed.to !== asked.to) return false;
	// A service's message has no sender until the service has picked one.
	if (asked.from !== '' && listed.from !== null && listed.from !== asked.from) return false;
	return textOf(listed.messaging_service_sid) === asked.messagingServiceSid;
}

function hasSameMedia({ media, sendsAsMms }: MessageIdentity, listed: JsonObject): boolean {
	const count = Number(listed.num_media);
	// Twilio may not have counted yet, or count the text of an MMS as media.
	return count === media.length || count === 0 || sendsAsMms;
}

/**
 * Whether a message that Twilio lists can be the one that was asked for, its time apart:
 * - it went out through the API, to the same recipient, and from the same sender or service;
 * - it has as many media;
 * - its text is the same but for what Twilio changes itself. What a content template was filled to is
 *   not known here, so any text will do for one; so will none where Twilio was to discard it.
 *
 * @param askedText the text that was asked for, from `comparableText`
 */
export function isSameMessage(
	asked: MessageIdentity,
	listed: JsonObject,
	askedText: string,
): boolean {
	if (!hasSameAddresses(asked, listed)) return false;
	if (asked.contentSid !== '') return true;
	const mayBeErased = listed.body === '' && asked.discardsText;
	const isSameText = comparable(textOf(listed.body), asked.shortensLinks) === askedText;
	return hasSameMedia(asked, listed) && (mayBeErased || isSameText);
}

/**
 * Whether Twilio's records show enough of a message to tell that another one repeats it: they show
 * neither which media nor which template it had, nor where a shortened link leads, nor what Twilio was
 * told to forget.
 */
export function isRecognizable(message: CreateMessage): boolean {
	const { mediaUrl, contentSid, contentRetention, addressRetention } = message;
	const isForgotten = contentRetention === 'discard' || addressRetention === 'obfuscate';
	const isShortened = message.shortenUrls === true && (message.body ?? '').search(link) >= 0;
	return mediaUrl === undefined && contentSid === undefined && !isForgotten && !isShortened;
}

/** Whether a message that Twilio lists has the same text for the same person from the same sender. */
export function hasSameContent(asked: MessageIdentity, listed: JsonObject): boolean {
	const hasMedia = Number(listed.num_media) > 0 && !asked.sendsAsMms;
	if (!hasSameAddresses(asked, listed) || hasMedia) return false;
	return comparable(textOf(listed.body), asked.shortensLinks) === comparableText(asked);
}

/**
 * What Twilio's record of a message shows of its content; empty when the record can look like
 * anything. Two messages of which one could be taken for the other by `isSameMessage` look alike.
 *
 * @param askedText from `comparableText`
 */
export function lookOf(
	{ contentSid, discardsText, question, shortensLinks }: MessageIdentity,
	askedText: string,
): string {
	// Its link tells a question from all others, as long as Twilio's record shows it.
	if (question !== '' && !shortensLinks) return `question ${question}`;
	if (contentSid !== '' || discardsText) return '';
	// Not its media: Twilio counts them late, so that one with media can look like one without.
	return `text ${askedText.replace(link, '<link>')}`;
}

/** The same of a message that Twilio lists. */
export function lookOfListed({ body }: JsonObject): string {
	const text = comparable(textOf(body), false);
	return `text ${text.replace(link, '<link>')}`;
}

/** Whether one of two looks, from `lookOf`, could be taken for the other. */
export function lookAlike(look: string, other: string): boolean {
	return look === other || look === '' || other === '';
}

/** Whether the person has a listed message or will get it, as far as Twilio knows. */
export function mayArrive(listed: JsonObject): boolean {
	return deliveryOf(listed) !== 'undelivered';
}
