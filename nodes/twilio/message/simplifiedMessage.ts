import { isoDateOrNull } from '../api/isoDate';
import type { JsonObject, JsonValue } from '../api/json';
import { explainDelivery, type Form } from '../errors';

/**
 * The ten fields of a message that most workflows need, with numbers as numbers and dates in ISO 8601. In
 * this order: the first columns of n8n's table are those that are on the screen.
 */
export interface SimpleMessage extends JsonObject {
	to: JsonValue;
	status: JsonValue;
	body: JsonValue;
	from: JsonValue;
	numSegments: number | null;
	/** In the account's currency; null until Twilio knows it. */
	price: number | null;
	/** ISO 8601 in UTC; null until the message was sent. */
	dateSent: string | null;
	errorCode: JsonValue;
	/** What went wrong on the way, what to do about it, and Twilio's own words; null when nothing did. */
	errorMessage: JsonValue;
	sid: JsonValue;
}

const field = (message: JsonObject, name: string): JsonValue => message[name] ?? null;

function numberOrNull(value: JsonValue): number | null {
	const number = typeof value === 'string' ? Number.parseFloat(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function explainDeliveryError(message: JsonObject, form: Form): JsonValue {
	const code = field(message, 'error_code');
	const explanation = typeof code === 'number' ? explainDelivery(code, form) : undefined;
	const own = field(message, 'error_message');
	if (!explanation) return own;
	const words = typeof own === 'string' ? own.trim().replace(/\.$/, '') : '';
	const quoted = words === '' ? '' : ` Twilio says: “${words}”.`;
	return `${explanation.meaning} ${explanation.advice}${quoted}`;
}

/**
 * Reduces Twilio's message resource to {@link SimpleMessage}.
 *
 * @param form what the person has before them who reads it
 */
export function simplifyMessage(message: JsonObject, form: Form): SimpleMessage {
	return {
		to: field(message, 'to'),
		status: field(message, 'status'),
		body: field(message, 'body'),
		from: field(message, 'from'),
		numSegments: numberOrNull(field(message, 'num_segments')),
		price: numberOrNull(field(message, 'price')),
		dateSent: isoDateOrNull(field(message, 'date_sent')),
		errorCode: field(message, 'error_code'),
		errorMessage: explainDeliveryError(message, form),
		sid: field(message, 'sid'),
	};
}

const shownFields = [
	'sid',
	'status',
	'to',
	'from',
	'body',
	'num_segments',
	'price',
	'date_sent',
	'error_code',
	'error_message',
];

/** As much of Twilio's message as gives the same {@link SimpleMessage}. */
export function partForSimplifying(message: JsonObject): JsonObject {
	const part: JsonObject = {};
	for (const name of shownFields) {
		const value = field(message, name);
		if (value !== null) part[name] = value;
	}
	return part;
}
