import type { CatalogueEntry } from './catalogueEntry';
import { consolePages } from './consolePages';
import { field, words } from './words';

/**
 * The codes 30100 to 30111: shortened links.
 *
 * @see https://www.twilio.com/docs/api/errors
 */
export const linkErrors: readonly CatalogueEntry[] = [
	{
		code: 30100,
		meaning: words`The domain for shortened links is not one of yours.`,
		advice: words`Finish the set-up of your link-shortening domain in ${consolePages.linkShortening}, or switch ${field('shortenUrls')} off.`,
		repeat: 'afterChange',
	},
	{
		code: 30101,
		meaning: words`The domain for shortened links is not verified.`,
		advice: words`Finish the set-up of your link-shortening domain in ${consolePages.linkShortening}, or switch ${field('shortenUrls')} off.`,
		repeat: 'afterChange',
	},
	{
		code: 30102,
		meaning: words`The certificate of the domain for shortened links has expired.`,
		advice: words`Upload a new certificate for the domain in ${consolePages.linkShortening}, or switch ${field('shortenUrls')} off.`,
		repeat: 'afterChange',
	},
	{
		code: 30103,
		meaning: words`Twilio's link shortener failed, so the links were left as they are.`,
		advice: words`Look at the status of the message before you send it again: it may have gone out with its long links.`,
		repeat: 'afterChange',
		mayHaveBeenSent: true,
	},
	{
		code: 30104,
		meaning: words`Somebody opened a shortened link that Twilio does not know, and was sent to your fallback URL.`,
		advice: words`Check in ${consolePages.linkShortening} that the domain belongs to this account. The message itself went out.`,
		repeat: 'never',
		mayHaveBeenSent: true,
	},
	{
		code: 30105,
		meaning: words`Somebody opened a shortened link that Twilio does not know, and got an error page.`,
		advice: words`Add a fallback URL to the domain in ${consolePages.linkShortening}. The message itself went out.`,
		repeat: 'never',
		mayHaveBeenSent: true,
	},
	{
		code: 30106,
		meaning: words`The account has no domain for shortened links.`,
		advice: words`Finish the set-up of your link-shortening domain in ${consolePages.linkShortening}, or switch ${field('shortenUrls')} off.`,
		repeat: 'afterChange',
	},
	{
		code: 30107,
		meaning: words`The domain for shortened links has no certificate yet.`,
		advice: words`Upload the certificate of the domain in ${consolePages.linkShortening}, or switch ${field('shortenUrls')} off.`,
		repeat: 'afterChange',
	},
	{
		code: 30108,
		meaning: words`The account belongs to no organization, without which Twilio shortens no links.`,
		advice: words`Ask the owner of the Twilio account to add it to an organization, or switch ${field('shortenUrls')} off.`,
		repeat: 'afterChange',
	},
	{
		code: 30109,
		meaning: words`The callback URL for clicks on shortened links is not valid.`,
		advice: words`Correct the callback URL of the domain in ${consolePages.linkShortening}.`,
		repeat: 'afterChange',
	},
	{
		code: 30110,
		meaning: words`A link in the text leads to a domain that Twilio blocks.`,
		advice: words`Change the link in ${field('body')}, or ask Twilio Support why its domain is blocked.`,
		repeat: 'afterChange',
	},
	{
		code: 30111,
		meaning: words`A link in the text leads to a URL that Twilio blocks.`,
		advice: words`Change the link in ${field('body')}, or ask Twilio Support why it is blocked.`,
		repeat: 'afterChange',
	},
];
