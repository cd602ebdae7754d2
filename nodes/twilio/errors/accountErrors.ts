import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { byForm, example, field, fields, words } from './words';

const accountIsClosed = words`Open ${consolePages.billing} and settle what is due, or ask Twilio Support to reactivate the account. If it was closed, enter another ${field('accountSid')}.`;

const checkAccount = words`Check ${field('accountSid')} and ${field('region')} in the credential, and that its ${field('baseUrl')}, if it has one, ends before /2010-04-01.`;

const wrongAddress = words`Correct the ${field('baseUrl')} of the credential, or remove it. If there is none, report the operation to the maintainers of this node.`;

const tlsTooOld = words`Update the proxy between n8n and Twilio, if there is one, or n8n itself: Twilio wants TLS 1.2 or newer.`;

const readItsWords = words`Read Twilio's own message for the name of the value, and correct that field of the node.`;

/** Of a status alone, too. */
export const notFoundAdvice = byForm(
	{
		message: words`Check ${field('messageSid')} or whichever SID you gave for a typing mistake, and ${field('accountSid')} and ${field('region')} in the credential: the message has to be theirs.`,
	},
	checkAccount,
);

/**
 * The 20xxx codes: the credential, the account and the request as such.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const accountErrors: readonly CatalogueEntry[] = [
	{
		code: 20001,
		meaning: words`Twilio does not know one of the values that the request names.`,
		advice: words`Remove the option that Twilio's own message names. If there is none of that name, report it to the maintainers of this node.`,
		repeat: 'afterChange',
	},
	{
		code: 20003,
		meaning: words`Twilio did not accept the credential, or the credential may not do this.`,
		advice: words`Check ${field('accountSid')} with ${field('authToken')}, or ${field('apiKeySid')} with ${field('apiKeySecret')} and its permissions; each ${field('region')} has its own. A subaccount needs its own token, or an API key of the parent.`,
		repeat: 'afterChange',
	},
	{
		code: 20004,
		meaning: words`Twilio does not offer this action at the URL that was called.`,
		advice: wrongAddress,
		repeat: 'afterChange',
	},
	{
		code: 20005,
		meaning: words`The Twilio account is not active.`,
		advice: accountIsClosed,
		repeat: 'afterChange',
	},
	{
		code: 20006,
		meaning: words`Twilio refused this credential access to the requested resource.`,
		advice: words`Use the credential of the account that owns the message or number, or give the API key the permission in ${consolePages.apiKeys}.`,
		repeat: 'afterChange',
	},
	{
		code: 20007,
		meaning: words`More records per page were requested than Twilio returns.`,
		advice: words`Report this to the maintainers of this node, which never requests more than Twilio returns.`,
		repeat: 'afterChange',
	},
	{
		code: 20008,
		meaning: words`The credential holds the test pair, with which this operation is not possible.`,
		advice: words`Enter the live ${field('accountSid')} and ${field('authToken')} in the credential. Keep the test pair for simulated sending only.`,
		repeat: 'afterChange',
	},
	{
		code: 20009,
		meaning: words`Twilio is not finished with this message yet, so it cannot be deleted or changed.`,
		advice: words`Wait until the status of the message is delivered, undelivered, failed or canceled, then repeat the operation. Look the status up with ${field('messageSid')}.`,
		repeat: 'later',
	},
	{
		code: 20010,
		meaning: words`Twilio has disabled this action for your account.`,
		advice: words`Ask Twilio Support why, and to allow it again.`,
		repeat: 'afterChange',
	},
	{
		code: 20011,
		meaning: words`Twilio takes connections of newer versions of TLS only.`,
		advice: tlsTooOld,
		repeat: 'afterChange',
	},
	{
		code: 20012,
		meaning: words`Twilio does not take the cipher that the connection asks for.`,
		advice: tlsTooOld,
		repeat: 'afterChange',
	},
	{
		code: 20403,
		meaning: words`Twilio knows the credential, but does not let it do this.`,
		advice: words`Give the API key the permission in ${consolePages.apiKeys}, or use the credential of the account that owns the message or number.`,
		repeat: 'afterChange',
	},
	{
		code: 20404,
		meaning: words`Nothing at this URL exists in this account, or it no longer exists.`,
		advice: notFoundAdvice,
		repeat: 'afterChange',
	},
	{
		code: 20409,
		meaning: words`Twilio cannot do this in the state in which the message or record is now.`,
		advice: byForm(
			{
				message: words`Look the message up with ${field('messageSid')} to see its status, and repeat the operation if it still applies.`,
			},
			words`Repeat it in a minute. If it fails again, ask Twilio Support.`,
		),
		repeat: 'later',
	},
	{
		code: 20410,
		meaning: words`The URL that was called belongs to a part of Twilio that no longer exists.`,
		advice: wrongAddress,
		repeat: 'afterChange',
	},
	{
		code: 20413,
		meaning: words`The request is larger than Twilio takes.`,
		advice: words`Shorten the longest field, such as ${fields('or', 'body', 'contentVariables')}.`,
		repeat: 'afterChange',
	},
	{
		code: 20422,
		meaning: words`A value in the request is not one that Twilio allows.`,
		advice: readItsWords,
		repeat: 'afterChange',
	},
	{
		code: 20423,
		meaning: words`A SID in the request is not valid.`,
		advice: byForm(
			{
				message: words`Check ${field('messageSid')} or whichever SID you gave, and ${field('accountSid')} in the credential.`,
			},
			words`Check ${field('accountSid')} in the credential, and every field of the node that holds a SID.`,
		),
		repeat: 'afterChange',
	},
	{
		code: 20426,
		meaning: words`Twilio wants a newer kind of connection than the one that reached it.`,
		advice: tlsTooOld,
		repeat: 'afterChange',
	},
	{
		code: 20429,
		meaning: words`Rate limited: too many concurrent requests reached Twilio, so it did not process this one.`,
		advice: words`Repeat it after a short pause. If it happens often, let your workflows send less at the same time${example('maxConcurrentRequests')}.`,
		repeat: 'now',
	},
	{
		code: 20500,
		meaning: words`Twilio had an internal fault, so it is not known whether the request took effect.`,
		advice: words`Wait a minute, then try again; status.twilio.com tells whether the fault lasts.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 20503,
		meaning: words`Twilio was not available for a moment, and may or may not have taken the request.`,
		advice: words`Wait until status.twilio.com reports no fault, then try again.`,
		repeat: 'later',
		mayHaveBeenSent: true,
	},
	{
		code: 90010,
		meaning: words`The account is not active: Twilio or its owner has suspended or closed it.`,
		advice: accountIsClosed,
		repeat: 'afterChange',
	},
];
