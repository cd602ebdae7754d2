import { notFoundAdvice } from './accountErrors';
import type { Repeat } from './catalogueEntry';
import { consolePages } from './consolePages';
import { byForm, field, fields, words, type Form, type Words } from './words';

/** What an HTTP status alone tells. */
export interface StatusAdvice {
	readonly meaning: string;
	readonly advice: string;
	readonly repeat: Repeat;
}

interface Row {
	readonly meaning: Words;
	readonly advice: Words;
	readonly repeat: Repeat;
}

const refused: Row = {
	meaning: words`Twilio refused the request.`,
	advice: words`Read Twilio's own message for the reason, and change what it names. If that does not help, ask Twilio Support.`,
	repeat: 'afterChange',
};

const notValid: Row = {
	meaning: words`Twilio refused the request because a value in it is missing or not valid.`,
	advice: words`Read Twilio's own message for the value it names, and correct that field of the node.`,
	repeat: 'afterChange',
};

/** Twilio lost patience: the request may have been carried out. */
const interrupted: Row = {
	meaning: words`Twilio stopped waiting for the request, so it is not known whether it took effect.`,
	advice: words`Wait until status.twilio.com reports no fault, then try again. If it happens often, check any proxy between n8n and Twilio.`,
	repeat: 'later',
};

const shorten = words`Shorten ${fields('or', 'body', 'contentVariables')}, or send it as several messages.`;

const adviceByStatus: ReadonlyMap<number, Row> = new Map<number, Row>([
	[400, notValid],
	[
		401,
		{
			meaning: words`Twilio did not accept the credential.`,
			advice: words`Compare ${field('accountSid')} and ${field('authToken')}, or the API key, with ${consolePages.apiKeys}; each ${field('region')} has its own.`,
			repeat: 'afterChange',
		},
	],
	[
		402,
		{
			meaning: words`Twilio refused the request because something has to be paid first.`,
			advice: words`Check the balance and the payments in ${consolePages.billing}.`,
			repeat: 'afterChange',
		},
	],
	[
		403,
		{
			meaning: words`Twilio knows the credential, but does not let it do this.`,
			advice: words`Give the API key the permission in ${consolePages.apiKeys}, or use the credential of the account that owns the message or number.`,
			repeat: 'afterChange',
		},
	],
	[
		404,
		{
			meaning: words`Twilio found nothing at the requested URL.`,
			advice: notFoundAdvice,
			repeat: 'afterChange',
		},
	],
	[
		405,
		{
			meaning: words`Twilio does not allow this action on the requested resource.`,
			advice: words`Correct the ${field('baseUrl')} of the credential, or remove it. If there is none, report the operation to the maintainers of this node.`,
			repeat: 'afterChange',
		},
	],
	[408, interrupted],
	[
		409,
		{
			meaning: words`Twilio cannot do this now, because the message or record is in another state.`,
			advice: byForm(
				{
					message: words`Look the message up with ${field('messageSid')}, and repeat the operation when its status allows it.`,
				},
				words`Repeat it in a minute. If it fails again, ask Twilio Support.`,
			),
			repeat: 'later',
		},
	],
	[
		410,
		{
			meaning: words`The requested resource is not at Twilio any more.`,
			advice: byForm(
				{
					message: words`Check ${field('messageSid')}: what was deleted does not come back.`,
				},
				words`Choose another message, template or sender: what was deleted does not come back.`,
			),
			repeat: 'afterChange',
		},
	],
	[
		413,
		{
			meaning: words`Twilio refused the request because it is too large.`,
			advice: byForm(
				{ send: shorten, channelSend: shorten },
				words`Shorten the content of the fields, or ask for less at once.`,
			),
			repeat: 'afterChange',
		},
	],
	[422, notValid],
	[425, interrupted],
	[
		429,
		{
			meaning: words`Twilio limits the rate of requests (HTTP 429), and this one was above it.`,
			advice: words`Repeat it after a short pause. If it happens often, lower the number of requests that your workflows send to Twilio at the same time.`,
			repeat: 'now',
		},
	],
	[499, interrupted],
]);

const serverFault: Row = {
	meaning: words`Twilio had a fault, so it is not known whether the request took effect.`,
	advice: words`Wait until status.twilio.com reports no fault, then try again.`,
	repeat: 'later',
};

const unexpected: Row = {
	meaning: words`The answer is not one that Twilio is known to give, so the outcome is not known.`,
	advice: words`Check the ${field('baseUrl')} of the credential and any proxy in between.`,
	repeat: 'afterChange',
};

function rowFor(status: number): Row {
	if (status >= 500 && status <= 599) return serverFault;
	return adviceByStatus.get(status) ?? (status >= 400 && status <= 499 ? refused : unexpected);
}

/**
 * General advice for an answer of Twilio's that carries no error code, or one that is not in the
 * catalogue.
 *
 * @see https://www.twilio.com/docs/usage/twilios-response
 */
export function adviceForStatus(httpStatus: number, form: Form): StatusAdvice {
	const row = rowFor(httpStatus);
	return { meaning: row.meaning(form), advice: row.advice(form), repeat: row.repeat };
}
