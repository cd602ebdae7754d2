import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';

/** What an HTTP status alone tells, in the form of a catalogue entry without a code. */
export type StatusAdvice = Pick<
	CatalogueEntry,
	'meaning' | 'advice' | 'repeat' | 'mayHaveBeenSent'
>;

const adviceByStatus: ReadonlyMap<number, StatusAdvice> = new Map<number, StatusAdvice>([
	[
		400,
		{
			meaning: 'Twilio refused the request because a value in it is missing or not valid.',
			advice:
				"Read Twilio's own message for the value it names, and correct that field of the node.",
			repeat: 'afterChange',
			mayHaveBeenSent: false,
		},
	],
	[
		401,
		{
			meaning: 'Twilio did not accept the credential.',
			advice: `Compare "Account SID" and "Auth Token", or the API key, with ${consolePages.apiKeys}; each "Region" has its own.`,
			repeat: 'afterChange',
			mayHaveBeenSent: false,
		},
	],
	[
		403,
		{
			meaning: 'Twilio knows the credential, but does not let it do this.',
			advice: `Give the API key the permission in ${consolePages.apiKeys}, or use the credential of the account that owns the message or number.`,
			repeat: 'afterChange',
			mayHaveBeenSent: false,
		},
	],
	[
		404,
		{
			meaning: 'Twilio found nothing at the address that was asked for.',
			advice:
				'Check "Message SID" or whichever SID you gave, and "Account SID" and "Region" in the credential.',
			repeat: 'afterChange',
			mayHaveBeenSent: false,
		},
	],
	[
		405,
		{
			meaning: 'Twilio does not allow this action on what was asked for.',
			advice:
				'Correct the custom base URL in the credential, or remove it. If there is none, report the operation to the maintainers of this node.',
			repeat: 'afterChange',
			mayHaveBeenSent: false,
		},
	],
	[
		409,
		{
			meaning: 'Twilio cannot do this now, because the message or record is in another state.',
			advice:
				'Look the message up with "Message SID", and repeat the operation when its status allows it.',
			repeat: 'later',
			mayHaveBeenSent: false,
		},
	],
	[
		429,
		{
			meaning: 'Twilio turned the request away because too many came at once.',
			advice:
				'Repeat it after a short pause. If it happens often, lower the number of requests that your workflows send to Twilio at the same time.',
			repeat: 'now',
			mayHaveBeenSent: false,
		},
	],
]);

const serverFault: StatusAdvice = {
	meaning: 'Twilio had a fault, so it is not known whether the request took effect.',
	advice: 'Wait until status.twilio.com reports no fault, then try again.',
	repeat: 'later',
	mayHaveBeenSent: true,
};

const unexpected: StatusAdvice = {
	meaning: 'The answer is not one that Twilio is known to give, so the outcome is not known.',
	advice: 'Check the "Base URL" of the credential and any proxy in between.',
	repeat: 'afterChange',
	mayHaveBeenSent: true,
};

/**
 * General advice for an answer in which Twilio gives no error code, or one that is not in the
 * catalogue.
 *
 * @see https://www.twilio.com/docs/usage/twilios-response
 */
export function adviceForStatus(httpStatus: number): StatusAdvice {
	const isServerFault = httpStatus >= 500 && httpStatus <= 599;
	return adviceByStatus.get(httpStatus) ?? (isServerFault ? serverFault : unexpected);
}
