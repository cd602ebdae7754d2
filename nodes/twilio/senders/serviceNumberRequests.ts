import type { JsonObject } from '../api/json';
import type { TwilioRequest } from '../api/request';

/** Numbers of a service on a page of a list: as many as a service can have. */
const pageSize = '400';

const pathOfNumbers = (serviceSid: string) =>
	`/v1/Services/${encodeURIComponent(serviceSid)}/PhoneNumbers`;

/**
 * Asks whether a number is in a service's pool: Twilio has no such resource otherwise.
 *
 * @see https://www.twilio.com/docs/messaging/api/phonenumber-resource
 */
export function fetchServiceNumberRequest(serviceSid: string, numberSid: string): TwilioRequest {
	return {
		method: 'GET',
		product: 'messaging',
		path: `${pathOfNumbers(serviceSid)}/${encodeURIComponent(numberSid)}`,
		query: [],
		form: [],
	};
}

/** The first page of a service's numbers. */
export function listServiceNumbersRequest(serviceSid: string): TwilioRequest {
	return {
		method: 'GET',
		product: 'messaging',
		path: pathOfNumbers(serviceSid),
		query: [['PageSize', pageSize]],
		form: [],
	};
}

/** Whether a service leaves what comes in to the webhooks of its numbers; otherwise they get nothing. */
export function defersToItsNumbers(service: JsonObject): boolean {
	return service.use_inbound_webhook_on_number === true;
}
