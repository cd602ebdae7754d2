import { catalogueEntry } from '../errors';
import { textOf, type JsonObject, type JsonValue } from '../api/json';
import { parsePage } from '../api/page';

/** The ten fields of a message that most workflows need, with numbers as numbers and dates in ISO 8601. */
export interface SimpleMessage extends JsonObject {
	sid: JsonValue;
	status: JsonValue;
	to: JsonValue;
	from: JsonValue;
	body: JsonValue;
	numSegments: number | null;
	/** In the account's currency; null until Twilio knows it. */
	price: number | null;
	/** ISO 8601 in UTC; null until the message was sent. */
	dateSent: string | null;
	errorCode: JsonValue;
	/** What went wrong on the way and what to do about it; null when nothing did. */
	errorMessage: JsonValue;
}

const field = (message: JsonObject, name: string): JsonValue => message[name] ?? null;

function numberOrNull(value: JsonValue): number | null {
	const number = typeof value === 'string' ? Number.parseFloat(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** Twilio writes dates as RFC 2822 ("Thu, 24 Aug 2023 05:01:45 +0000"). */
export function isoDateOrNull(value: JsonValue): string | null {
	if (typeof value !== 'string') return null;
	const moment = new Date(value);
	return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** When Twilio created a message, in milliseconds since 1970, cut to the second; NaN when it does not say. */
export function createdAt(message: JsonObject): number {
	return Date.parse(textOf(message.date_created));
}

/** A message's SID; empty when it has none. */
export function sidOf(message: JsonObject): string {
	return textOf(message.sid);
}

function explainDeliveryError(message: JsonObject): JsonValue {
	const code = field(message, 'error_code');
	const entry = typeof code === 'number' ? catalogueEntry(code) : undefined;
	return entry ? `${entry.meaning} ${entry.advice}` : field(message, 'error_message');
}

/** Reduces Twilio's message resource to {@link SimpleMessage}. */
export function simplifyMessage(message: JsonObject): SimpleMessage {
	return {
		sid: field(message, 'sid'),
		status: field(message, 'status'),
		to: field(message, 'to'),
		from: field(message, 'from'),
		body: field(message, 'body'),
		numSegments: numberOrNull(field(message, 'num_segments')),
		price: numberOrNull(field(message, 'price')),
		dateSent: isoDateOrNull(field(message, 'date_sent')),
		errorCode: field(message, 'error_code'),
		errorMessage: explainDeliveryError(message),
	};
}

/** One page of a list of messages. */
export interface MessagePage {
	readonly messages: JsonObject[];
	/** Where Twilio says the next page is; null on the last one. */
	readonly nextPageUri: string | null;
}

/** Reads a page of messages; undefined when the answer is not one. */
export function parseMessagePage(answer: JsonObject): MessagePage | undefined {
	const page = parsePage(answer, 'messages');
	return page && { messages: page.resources, nextPageUri: page.nextPageUri };
}
