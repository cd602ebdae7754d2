import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { chosenTemplate } from './chosenTemplate';
import { asHtml } from './html';

/**
 * What the chosen template says, as the notice that n8n shows where a mapper has no fields: nowhere
 * else does its form have room for a text that comes from Twilio.
 */
export async function getTemplateText(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return { fields: [], emptyFieldsNotice: await noticeFor(this) };
}

async function noticeFor(context: ILoadOptionsFunctions): Promise<string> {
	try {
		const { text = '' } = (await chosenTemplate(context)) ?? {};
		return text === '' ? 'The template has no text.' : `The template says:<br>${asHtml(text)}`;
	} catch {
		// Its variables, which come next in the form, say why.
		return 'What the template says could not be read.';
	}
}
