import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { undelivered } from './rows';

/**
 * The codes 30028 to 30031: an option of the request that Twilio could not use. Its documentation
 * leaves open whether the request is refused or the message fails later.
 *
 * @see https://www.twilio.com/docs/api/errors#3-anchor
 */
export const deliveryOptionErrors: readonly CatalogueEntry[] = [
	undelivered({
		code: 30028,
		reported: ['request', 'delivery'],
		meaning: "Twilio does not know the version of its interface that the request's address names.",
		advice:
			'Correct the custom base URL in the credential, or remove it. If there is none, report this to the maintainers of this node.',
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30029,
		reported: ['request', 'delivery'],
		meaning: '"Content Retention" has a value that Twilio or your account does not allow.',
		advice: `Clear "Content Retention", or check in ${consolePages.messagingSettings} that Message Redaction is available to your account.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30030,
		reported: ['request', 'delivery'],
		meaning: '"Address Retention" has a value that Twilio or your account does not allow.',
		advice: `Clear "Address Retention", or check in ${consolePages.messagingSettings} that Message Redaction is available to your account.`,
		repeat: 'afterChange',
	}),
	undelivered({
		code: 30031,
		reported: ['request', 'delivery'],
		meaning: 'The highest sending rate that the request names is not a valid number.',
		advice:
			'Remove the maximum rate wherever your workflow sets it, or make it a number above zero. If you set none, ask Twilio Support.',
		repeat: 'afterChange',
	}),
];
