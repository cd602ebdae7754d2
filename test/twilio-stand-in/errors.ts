import type { Answer } from './answer';

/**
 * Twilio's refusals: HTTP status and text by code; `{0}` is the value at fault. Texts that no
 * source records are worded after the meaning of the code: nobody should branch on them.
 */
const refusals = {
	20003: [401, 'Authenticate'],
	20004: [405, 'Method not allowed'],
	20005: [400, 'Account {0} is not active'],
	20007: [400, 'Page size too large: {0}'],
	20008: [403, 'Resource not accessible with Test Account Credentials'],
	20009: [409, 'Cannot change this resource, it is not yet complete'],
	20404: [404, 'The requested resource {0} was not found'],
	20409: [409, 'Cannot cancel this message: its status is {0}'],
	20422: [400, 'Invalid Parameter: {0}'],
	20429: [429, 'Too Many Requests'],
	20500: [500, 'An internal server error has occurred'],
	20503: [503, 'Service unavailable'],
	21211: [400, "Invalid 'To' Phone Number: {0}"],
	21212: [400, "Invalid 'From' Number: {0}"],
	21218: [400, 'Invalid ApplicationSid: {0}'],
	21402: [400, 'Invalid Url: {0}'],
	21403: [400, 'Invalid Method: {0}'],
	21406: [400, 'Cannot set SmsFallbackUrl without setting SmsUrl'],
	21407: [400, 'This Phone Number type does not support SMS or MMS'],
	21408: [400, 'Permission to send an SMS has not been enabled for the region of: {0}'],
	21502: [400, 'Invalid callback url: {0}'],
	21602: [400, 'Message body is required.'],
	21603: [400, "A 'From' phone number is required."],
	21604: [400, "A 'To' phone number is required."],
	21606: [400, "The 'From' phone number {0} is not a valid message-capable Twilio phone number"],
	21608: [
		400,
		'The number {0} is unverified. Trial accounts cannot send messages to unverified numbers; verify {0} at twilio.com/user/account/phone-numbers/verified, or purchase a Twilio number to send messages to unverified numbers',
	],
	21609: [400, 'The StatusCallback URL {0} is not a valid URL.'],
	21610: [400, 'Attempt to send to unsubscribed recipient'],
	21611: [400, "This 'From' number {0} has exceeded the maximum number of queued messages"],
	21612: [400, "Message cannot be sent with the current combination of 'To' ({0}) and 'From'"],
	21614: [400, "'To' number {0} is not a valid mobile number"],
	21617: [400, 'The concatenated message body exceeds the 1600 character limit'],
	21620: [400, 'Invalid media URL(s): {0}'],
	21621: [400, "The 'From' number {0} has not been enabled for MMS"],
	21623: [400, 'Number of media files exceeds allowed limit'],
	21624: [400, 'The ValidityPeriod {0} is not within the range of 1 to 36000'],
	21654: [400, 'ContentSid Required'],
	21655: [400, 'The ContentSid {0} is Invalid'],
	21656: [400, 'The ContentVariables parameter is invalid'],
	21659: [400, "'From' {0} is not a Twilio phone number or Short Code country mismatch"],
	21660: [400, "Mismatch between the 'From' number {0} and the account"],
	21701: [404, 'The Messaging Service {0} does not exist'],
	21703: [400, 'The Messaging Service has no phone number or sender that suits {0}'],
	21704: [400, 'The Messaging Service {0} contains no phone numbers'],
	21705: [400, 'The Messaging Service SID {0} is invalid'],
	21711: [400, "The 'From' number {0} does not belong to the Messaging Service"],
	35111: [400, 'SendAt is required for scheduled messages'],
	35114: [400, 'SendAt {0} is outside the range in which messages can be scheduled'],
	35118: [400, 'MessagingServiceSid is required to schedule a message'],
	63007: [400, 'Twilio could not find a Channel with the specified From address {0}'],
} as const satisfies Readonly<Record<number, readonly [status: number, text: string]>>;

/** A code that the stand-in can refuse with. */
export type RefusalCode = keyof typeof refusals;

/** Whether the stand-in can refuse with this code. */
export function isRefusalCode(code: number): code is RefusalCode {
	return Object.hasOwn(refusals, code);
}

/** A refusal on its way out of a handler. */
export class TwilioRefusal extends Error {
	readonly answer: Answer;

	constructor(
		readonly code: RefusalCode,
		value = '',
		status: number = refusals[code][0],
	) {
		const message = refusals[code][1].replaceAll('{0}', () => value);
		super(message);
		this.answer = {
			status,
			body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
			headers: status === 401 ? { 'WWW-Authenticate': 'Basic realm="Twilio API"' } : {},
		};
	}
}
