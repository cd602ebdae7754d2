import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listTemplatesRequest } from '../twilio/templates/contentRequests';
import { readTemplateResource, type ContentTemplate } from '../twilio/templates/contentTemplate';
import { firstWords, listToPick, type PickList } from './listToPick';

/** The account's content templates. */
export async function searchContentTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await listToPick(this, { ...templates, words: filter }, filter !== '', paginationToken);
}

const templates: PickList = {
	question: {
		whenFailed: 'The content templates could not be listed',
		permission: 'to read content templates',
		instead: 'choose By ID',
	},
	key: 'contents',
	whenEmpty: {
		what: 'The account has no content templates',
		advice:
			'Create one in Twilio Console > Messaging > Content Template Builder, and submit it there if it is for WhatsApp.',
	},
	request: listTemplatesRequest,
	show(resource) {
		const template = readTemplateResource(resource);
		return { name: labelOf(template), value: template.sid };
	},
};

/** E.g. `order_update (en), Text, approved by WhatsApp: “Hi {{1}}, …”`. */
function labelOf({ name, language, kind, approval, text }: ContentTemplate): string {
	const about = [`${name} (${language})`, kind, approval].filter((part) => part !== '').join(', ');
	return text === '' ? about : `${about}: ${firstWords(text)}`;
}
