import type { CreateMessage } from './createMessage';
import { visiblePart } from './invisible';
import type { JsonObject, JsonValue } from './json';

const trialPrefix = /^Sent from your Twilio trial account - /;
const link = /https?:\/\/\S+/gi;

/** Characters that Smart Encoding may have replaced, by what it puts in their place. */
const plainCharacters: ReadonlyArray<readonly [RegExp, string]> = [
	[/[«»“”„‟″‶]/g, '"'],
	[/[‘’‚‛′‵`´ʹʻʼ]/g, "'"],
	[/[‐-―−﹘﹣－]/g, '-'],
	[/…/g, '...'],
	[/\s+/g, ' '],
];

/**
 * A body without what Twilio may change on the way: a trial account's prefix, Smart Encoding's
 * replacements, and links where Shorten URLs rewrites them.
 */
function comparable(body: string, { shortenUrls }: CreateMessage): string {
	const bare = visiblePart(body.replace(trialPrefix, '')).normalize('NFC');
	return plainCharacters
		.reduce(
			(text, [characters, replacement]) => text.replace(characters, replacement),
			shortenUrls === true ? bare.replace(link, '<link>') : bare,
		)
		.trim();
}

const text = (value: JsonValue | undefined) => (typeof value === 'string' ? value : '');

function hasSameAddresses(asked: CreateMessage, listed: JsonObject): boolean {
	if (listed.direction !== 'outbound-api' || listed.to !== asked.to) return false;
	// A service's message has no sender until the service has picked one.
	if (asked.from !== undefined && listed.from !== null && listed.from !== asked.from) return false;
	return text(listed.messaging_service_sid) === (asked.messagingServiceSid ?? '');
}

function hasSameMedia({ mediaUrl = [], sendAsMms }: CreateMessage, listed: JsonObject): boolean {
	const count = Number(listed.num_media);
	// Twilio may not have counted yet, or count the text of an MMS as media.
	return count === mediaUrl.length || count === 0 || sendAsMms === true;
}

function hasSameText(asked: CreateMessage, listed: JsonObject): boolean {
	return comparable(text(listed.body), asked) === comparable(asked.body ?? '', asked);
}

/**
 * Whether a message that Twilio lists can be the one that was asked for, its time apart:
 * - it went out through the API, to the same recipient, and from the same sender or service;
 * - it has as many media;
 * - its text is the same but for what Twilio changes itself. What a content template was filled to is
 *   not known here, so any text will do for one; so will none where Twilio was to discard it.
 */
export function isSameMessage(asked: CreateMessage, listed: JsonObject): boolean {
	if (!hasSameAddresses(asked, listed)) return false;
	if (asked.contentSid !== undefined) return true;
	const mayBeErased = listed.body === '' && asked.contentRetention === 'discard';
	return hasSameMedia(asked, listed) && (mayBeErased || hasSameText(asked, listed));
}

/**
 * Whether Twilio's records show enough of a message to tell that another one repeats it: they show
 * neither which media nor which template it had.
 */
export function isRecognizable({ mediaUrl, contentSid, contentRetention }: CreateMessage): boolean {
	return mediaUrl === undefined && contentSid === undefined && contentRetention !== 'discard';
}

/** Whether a message that Twilio lists has the same text for the same person from the same sender. */
export function hasSameContent(asked: CreateMessage, listed: JsonObject): boolean {
	const hasMedia = Number(listed.num_media) > 0 && asked.sendAsMms !== true;
	return hasSameAddresses(asked, listed) && !hasMedia && hasSameText(asked, listed);
}

/**
 * What Twilio's record of a message shows of its content, in a form that can be compared; empty when
 * the record can look like anything.
 */
export function likenessOf(asked: CreateMessage): string {
	const { contentSid, contentRetention, body = '', mediaUrl = [] } = asked;
	if (contentSid !== undefined || contentRetention === 'discard') return '';
	return `text ${mediaUrl.length > 0 || asked.sendAsMms === true ? 'and media ' : ''}${comparable(body, asked)}`;
}

/** Statuses that say that the person does not have the message and will not get it. */
const neverArrived: ReadonlySet<string> = new Set(['failed', 'undelivered', 'canceled']);

/** Whether the person has a listed message or will get it, as far as Twilio knows. */
export function mayArrive(listed: JsonObject): boolean {
	return !neverArrived.has(text(listed.status));
}
