import type { INodeProperties } from 'n8n-workflow';
import { isLanguage, languages, type Language } from '../../../waiting/pageWords';
import type { ItemReader } from '../reading/itemReader';
import { parseChoice, parseFlag, parseRequiredText, parseShownText } from '../reading/values';

const labels = {
	alsoAsk: 'Also Ask',
	askedBy: 'Asked By',
	confirmReply: 'Confirm Answer by Text',
	language: 'Language of Page',
};

/** What can be said about a question beside the question. */
export const questionOptions: INodeProperties[] = [
	{
		displayName: labels.alsoAsk,
		name: 'alsoAsk',
		type: 'string',
		default: '',
		placeholder: 'e.g. +14155550101',
		description:
			'A second person who gets the same question, with a link of their own. The first answer counts.',
	},
	{
		displayName: labels.askedBy,
		name: 'askedBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ana from Acme',
		description:
			'Name of whoever asks, shown on the page. Without it, the page shows the sender’s number, if From is one.',
	},
	{
		displayName: labels.confirmReply,
		name: 'confirmReply',
		type: 'boolean',
		default: true,
		description: 'Whether a person who answers by text gets a short thanks as the reply',
		// No text answers a form.
		displayOptions: { show: { '/responseType': ['approval', 'freeText'] } },
	},
	{
		displayName: labels.language,
		name: 'language',
		type: 'options',
		options: Object.entries(languages).map(([value, { name }]) => ({ name, value })),
		default: 'en',
		description: 'Language of the page’s own words, such as its buttons. Message stays as written.',
	},
];

/**
 * As it was written; undefined when nobody else is asked.
 *
 * @throws InvalidValue
 */
export function readAlsoAsk<Address>(
	item: ItemReader,
	parse: (text: string) => Address,
): Address | undefined {
	return item.options.read('alsoAsk', labels.alsoAsk, (raw) => parse(parseRequiredText(raw)));
}

/** Empty when nobody is named. */
export function readAskedBy(item: ItemReader): string {
	return item.options.read('askedBy', labels.askedBy, parseShownText)?.trim() ?? '';
}

/** @throws InvalidValue */
export function readConfirmReply(item: ItemReader): boolean {
	return item.options.read('confirmReply', labels.confirmReply, parseFlag) ?? true;
}

/** @throws InvalidValue */
export function readLanguage(item: ItemReader): Language {
	const read = item.options.read('language', labels.language, (raw) => parseChoice(raw, languages));
	return isLanguage(read) ? read : 'en';
}
