import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { accountOf } from '../connection/account';
import { askTwilio } from '../connection/askTwilio';
import { usualTimeout } from '../twilio/api/answer';
import { isFailure } from '../twilio/api/failure';
import { isJsonObject, textOf, type JsonObject } from '../twilio/api/json';
import type { TwilioRequest } from '../twilio/api/request';
import { noForm } from '../twilio/message/formLabels';
import { listSourcesRequest } from '../twilio/senders/sourceRequests';
import {
	defersToItsNumbers,
	listServiceNumbersRequest,
} from '../twilio/senders/serviceNumberRequests';

/** A list that opens must not ask for each of a hundred services. */
const mostServices = 10;

/**
 * The names of the services that get what comes in to numbers, by the numbers' SIDs: as far as the first
 * services tell. It is a help alone: what cannot be found out is left out.
 */
export async function servicesOfNumbers(
	context: ILoadOptionsFunctions,
): Promise<ReadonlyMap<string, string>> {
	const services = (
		await listOf(context, 'services', (accountSid) =>
			listSourcesRequest(accountSid, 'messagingService', []),
		)
	).filter((service) => !defersToItsNumbers(service));
	const numbers = await Promise.all(
		services.slice(0, mostServices).map(async ({ sid, friendly_name: name }) => {
			const own = await listOf(context, 'phone_numbers', () =>
				listServiceNumbersRequest(textOf(sid)),
			);
			return own.map((number) => [textOf(number.sid), textOf(name)] as const);
		}),
	);
	return new Map(numbers.flat());
}

async function listOf(
	context: ILoadOptionsFunctions,
	key: string,
	request: (accountSid: string) => TwilioRequest,
): Promise<JsonObject[]> {
	const account = await accountOf(context);
	const answer = await askTwilio(
		context,
		account,
		request(account.accountSid),
		usualTimeout,
		noForm,
	);
	const list = isFailure(answer) ? [] : answer.body[key];
	return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
