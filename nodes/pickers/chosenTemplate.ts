import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { fetchTemplateRequest } from '../twilio/templates/contentRequests';
import { readTemplateResource, type ContentTemplate } from '../twilio/templates/contentTemplate';
import { parseSidOrPage } from '../twilio/values/sid';
import { askForPicker, type Question } from './askForPicker';
import { chosenText } from './chosenValue';

const question: Question = {
	whenFailed: 'The template could not be read',
	permission: 'to read content templates',
	instead: 'use a Standard key',
};

/**
 * The content template that the node's field names.
 *
 * @returns undefined when none was chosen
 * @throws InvalidValue when the field holds something else, or an error of n8n's when Twilio cannot be asked
 */
export async function chosenTemplate(
	context: ILoadOptionsFunctions,
): Promise<ContentTemplate | undefined> {
	const chosen = chosenText(context, 'contentSid');
	if (chosen === '') return undefined;
	const sid = parseSidOrPage('content', chosen);
	return readTemplateResource(
		await askForPicker(context, question, () => fetchTemplateRequest(sid)),
	);
}
