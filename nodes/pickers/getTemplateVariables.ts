import {
	NodeApiError,
	type ILoadOptionsFunctions,
	type ResourceMapperField,
	type ResourceMapperFields,
} from 'n8n-workflow';
import type { ContentTemplate, Placeholder } from '../twilio/templates/contentTemplate';
import { chosenTemplate } from './chosenTemplate';
import { asHtml } from './html';
import { placeholderLabel } from './placeholderLabel';
import { InvalidValue } from '../twilio/values/problem';

/** The placeholders of the chosen template, as fields that have to be filled in. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	try {
		const template = await chosenTemplate(this);
		return template
			? fieldsOf(template)
			: nothingWith('Choose a content template above: its placeholders stand here then.');
	} catch (error) {
		return explained(this, error);
	}
}

function fieldsOf({ placeholders }: ContentTemplate): ResourceMapperFields {
	const fields = placeholders.map(fieldFor);
	return fields.length > 0 ? { fields } : nothingWith('The template has no placeholders.');
}

/** The sample stands in the label: as a value it would be sent to somebody one day. */
function fieldFor(placeholder: Placeholder): ResourceMapperField {
	return {
		id: placeholder.name,
		displayName: placeholderLabel(placeholder),
		required: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string',
	};
}

const nothingWith = (emptyFieldsNotice: string): ResourceMapperFields => ({
	fields: [],
	emptyFieldsNotice: asHtml(emptyFieldsNotice),
});

/**
 * n8n shows nothing of an error here, and a notice only where there are no fields: what was filled in
 * already has to stay.
 */
function explained(context: ILoadOptionsFunctions, error: unknown): ResourceMapperFields {
	const schema = context.getCurrentNodeParameter('contentVariables.schema');
	const hasFields = Array.isArray(schema) && schema.length > 0;
	if (!hasFields && error instanceof InvalidValue)
		return nothingWith(`Content Template ${error.message}. ${error.advice}`);
	if (!hasFields && error instanceof NodeApiError)
		return nothingWith(`${error.message}. ${error.description ?? ''}`);
	throw error;
}
