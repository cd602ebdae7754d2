import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { refused } from './rows';

/**
 * The 20xxx codes: the credential, the account and the request as such.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const accountErrors: readonly CatalogueEntry[] = [
	refused({
		code: 20003,
		meaning: 'Twilio did not accept the credential, or the credential may not do this.',
		advice: `Check "Account SID" with "Auth Token", or "API Key SID" with "API Key Secret"; each "Region" has its own. Check the subaccount, and the API key's permissions in ${consolePages.apiKeys}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 20004,
		meaning: 'Twilio does not offer this action at the address that was called.',
		advice:
			'Correct the custom base URL in the credential, or remove it. If there is none, report the operation to the maintainers of this node.',
		repeat: 'afterChange',
	}),
	refused({
		code: 20005,
		meaning: 'The Twilio account is not active.',
		advice: `Open ${consolePages.billing} and settle what is due, or ask Twilio Support to reactivate the account. If it was closed, enter another "Account SID".`,
		repeat: 'afterChange',
	}),
	refused({
		code: 20006,
		meaning: 'Twilio refused this credential access to what was asked for.',
		advice: `Use the credential of the account that owns the message or number, or give the API key the permission in ${consolePages.apiKeys}.`,
		repeat: 'afterChange',
	}),
	refused({
		code: 20007,
		meaning: 'More records per page were asked for than Twilio gives.',
		advice: 'Set "Page Size" to 1,000 or less.',
		repeat: 'afterChange',
	}),
	refused({
		code: 20008,
		meaning: 'The credential holds the test pair, with which this operation is not possible.',
		advice:
			'Enter the live "Account SID" and "Auth Token" in the credential. Keep the test pair for simulated sending only.',
		repeat: 'afterChange',
	}),
	refused({
		code: 20009,
		meaning: 'Twilio is not finished with this message yet, so it cannot be deleted or changed.',
		advice:
			'Wait until the status of the message is delivered, undelivered, failed or canceled, then repeat the operation. Look the status up with "Message SID".',
		repeat: 'later',
	}),
	refused({
		code: 20404,
		meaning: 'Nothing under this SID exists in this account, or it exists no longer.',
		advice:
			'Check "Message SID" or whichever SID you gave for a typing mistake. Check too that "Account SID" and "Region" in the credential are those under which it was created.',
		repeat: 'afterChange',
	}),
	refused({
		code: 20409,
		meaning: 'Twilio cannot do this in the state in which the message or record is now.',
		advice:
			'Look the message up with "Message SID" to see its status, and repeat the operation if it still applies.',
		repeat: 'later',
	}),
	refused({
		code: 20422,
		meaning: 'A value in the request is not one that Twilio allows.',
		advice:
			"Read Twilio's own message for the name of the value, and correct that field of the node.",
		repeat: 'afterChange',
	}),
	refused({
		code: 20429,
		meaning: 'Too many requests reached Twilio at once, so it did nothing with this one.',
		advice:
			'Repeat it after a short pause. If it happens often, lower the number of requests that this and other workflows send to Twilio at the same time.',
		repeat: 'now',
	}),
	refused({
		code: 20500,
		meaning: 'Twilio had an internal fault, so it is not known whether the request took effect.',
		advice: 'Wait a minute, then try again; status.twilio.com tells whether the fault lasts.',
		repeat: 'later',
		mayHaveBeenSent: true,
	}),
	refused({
		code: 20503,
		meaning: 'Twilio was not available for a moment, and may or may not have taken the request.',
		advice: 'Wait until status.twilio.com reports no fault, then try again.',
		repeat: 'later',
		mayHaveBeenSent: true,
	}),
];
