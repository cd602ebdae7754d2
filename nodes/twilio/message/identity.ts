import { isJsonObject, parseJson } from '../api/json';
import { asUnicode } from '../api/request';
import type { CreateMessage } from './createMessage';

/**
 * What a message is: who gets what from whom, and how Twilio's record will show it. A plain value, from
 * which follows whether two messages are the same to the person, and which listed message can be it.
 */
export interface MessageIdentity {
	/** Twilio's host and the account, e.g. `https://api.twilio.com AC…`. */
	readonly account: string;
	/** `AC…` */
	readonly accountSid: string;
	readonly to: string;
	/** Empty when a Messaging Service picks it. */
	readonly from: string;
	/** `MG…`; empty without a service. */
	readonly messagingServiceSid: string;
	/** As it was written; empty without one. */
	readonly body: string;
	/** The text of which it is a part; empty if it is none. */
	readonly whole: string;
	/** `HX…`; empty without a content template. */
	readonly contentSid: string;
	/** A JSON object as text; empty without one. */
	readonly contentVariables: string;
	/** What stays the same of each file when its address changes. */
	readonly media: readonly string[];
	readonly persistentAction: readonly string[];
	/** Twilio's record will hold short links. */
	readonly shortensLinks: boolean;
	/** Twilio's record will hold no text, or not for long. */
	readonly discardsText: boolean;
	/** Twilio may count the text as one of the media. */
	readonly sendsAsMms: boolean;
	/**
	 * The link under which this question, and no other one, is answered; empty for what is no question. It
	 * stands in the body too, but Twilio may shorten it there.
	 */
	readonly question: string;
}

/** What a message's identity needs to know beside the message. */
export interface IdentityContext {
	readonly accountSid: string;
	/** Where Twilio's API is reached, e.g. `https://api.twilio.com`. */
	readonly apiUrl: string;
	/** The text of which it is a part; empty if it is none. */
	readonly whole: string;
	/** The link under which a question is answered; undefined for what is no question. */
	readonly question?: string | undefined;
	/** What stays the same of a file when its address changes. */
	idOfMedia(url: string): string;
}

/**
 * A message's identity. What does not change what the person gets is not in it: a callback, a time to
 * send at, a price limit.
 */
export function identify(message: CreateMessage, context: IdentityContext): MessageIdentity {
	const { mediaUrl = [], persistentAction = [] } = message;
	return {
		account: `${context.apiUrl} ${context.accountSid}`,
		accountSid: context.accountSid,
		to: message.to,
		from: message.from ?? '',
		messagingServiceSid: message.messagingServiceSid ?? '',
		body: asUnicode(message.body ?? ''),
		whole: asUnicode(context.whole),
		contentSid: message.contentSid ?? '',
		contentVariables: asUnicode(message.contentVariables ?? ''),
		media: mediaUrl.map((url) => asUnicode(context.idOfMedia(url))),
		persistentAction: persistentAction.map(asUnicode),
		shortensLinks: message.shortenUrls === true,
		discardsText: message.contentRetention === 'discard',
		sendsAsMms: message.sendAsMms === true,
		question: context.question ?? '',
	};
}

/** The same for two messages exactly when the same person gets the same content, whoever sends it. */
export function messageKey(identity: MessageIdentity): string {
	const { to, body, whole, contentSid, contentVariables, media, persistentAction } = identity;
	const variables = sortedVariables(contentVariables);
	return JSON.stringify([to, body, whole, contentSid, variables, media, persistentAction]);
}

/** A variable's place in the JSON says nothing. */
function sortedVariables(text: string): string {
	const variables = text === '' ? undefined : parseJson(text);
	if (!isJsonObject(variables)) return text;
	const names = Object.keys(variables).sort();
	return JSON.stringify(names.map((name) => [name, variables[name] ?? null]));
}

/** The number, address or service that a message is sent from: Twilio's rates are per sender. */
export function senderOf({ from, messagingServiceSid }: MessageIdentity): string {
	return from === '' ? messagingServiceSid : from;
}

/** Where Twilio files a message: messages filed in different places cannot be taken for each other. */
export function placeOf({ account, to, from, messagingServiceSid }: MessageIdentity): string {
	return `${account} ${to} ${messagingServiceSid === '' ? from : messagingServiceSid}`;
}
