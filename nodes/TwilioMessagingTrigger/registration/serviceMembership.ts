import { isFailure, isGone, type TwilioFailure } from '../../twilio/api/failure';
import type { TwilioAnswer } from '../../twilio/api/answer';
import { isJsonObject, textOf, type JsonObject } from '../../twilio/api/json';
import type { TwilioRequest } from '../../twilio/api/request';
import {
	defersToItsNumbers,
	fetchServiceNumberRequest,
} from '../../twilio/senders/serviceNumberRequests';
import { listSourcesRequest } from '../../twilio/senders/sourceRequests';

/** Asks Twilio once. */
export type Ask = (request: TwilioRequest) => Promise<TwilioAnswer | TwilioFailure>;

/** Whether a number's messages go to a Messaging Service. */
export type Membership =
	| { readonly kind: 'none' }
	| { readonly kind: 'member'; readonly service: string }
	| { readonly kind: 'unknown'; readonly reason: string };

/** With the list of services, 20. */
const mostQuestions = 19;

/**
 * Finds the service that gets a number's messages in its place. Twilio's number does not say: each service
 * that does not defer to the webhooks of its numbers is asked, as many as 20 requests allow.
 */
export async function membershipOf(
	ask: Ask,
	accountSid: string,
	numberSid: string,
): Promise<Membership> {
	const list = await ask(listSourcesRequest(accountSid, 'messagingService', []));
	if (isFailure(list)) return { kind: 'unknown', reason: list.meaning };
	const services = servicesIn(list.body).filter((service) => !defersToItsNumbers(service));
	const asked = services.slice(0, mostQuestions);
	const answers = await Promise.all(
		asked.map(async ({ sid }) => await ask(fetchServiceNumberRequest(textOf(sid), numberSid))),
	);
	const found = answers.findIndex((answer) => !isFailure(answer));
	if (found !== -1) return { kind: 'member', service: nameOf(asked[found]) };
	const failed = answers.find((answer) => isFailure(answer) && !isGone(answer));
	if (failed && isFailure(failed)) return { kind: 'unknown', reason: failed.meaning };
	const isPart = asked.length < services.length || hasMore(list.body);
	if (isPart)
		return { kind: 'unknown', reason: `the account has more than ${asked.length} services` };
	return { kind: 'none' };
}

function servicesIn({ services }: JsonObject): JsonObject[] {
	return Array.isArray(services) ? services.filter(isJsonObject) : [];
}

function nameOf(service: JsonObject | undefined): string {
	return textOf(service?.friendly_name) || textOf(service?.sid);
}

function hasMore({ meta }: JsonObject): boolean {
	return isJsonObject(meta) && typeof meta.next_page_url === 'string';
}
