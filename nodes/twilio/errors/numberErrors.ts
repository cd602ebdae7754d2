import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { words } from './words';

/**
 * The 214xx codes about a phone number's settings, which the trigger changes, and about lists.
 *
 * @see https://www.twilio.com/docs/api/errors#2-anchor
 */
export const numberErrors: readonly CatalogueEntry[] = [
	{
		code: 21403,
		meaning: words`The number's settings name a way to call the webhook that Twilio does not know.`,
		advice: words`Open the number in ${consolePages.activeNumbers}, choose HTTP POST for messages, and activate the workflow again.`,
		repeat: 'afterChange',
	},
	{
		code: 21406,
		meaning: words`The number has a fallback URL for messages, but no primary URL.`,
		advice: words`Open the number in ${consolePages.activeNumbers}, enter a URL for incoming messages or clear the fallback URL, and repeat this.`,
		repeat: 'afterChange',
	},
	{
		code: 21407,
		meaning: words`The number is of a kind that cannot receive texts.`,
		advice: words`Choose a number that is listed with SMS in ${consolePages.activeNumbers}.`,
		repeat: 'afterChange',
	},
	{
		code: 21481,
		meaning: words`Twilio does not know the next page of the list any more.`,
		advice: words`Repeat the operation, which begins the list anew.`,
		repeat: 'later',
	},
];
