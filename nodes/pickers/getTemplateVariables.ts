import {
	NodeApiError,
	type ILoadOptionsFunctions,
	type ResourceMapperField,
	type ResourceMapperFields,
} from 'n8n-workflow';
import {
	placeholder,
	type ContentTemplate,
	type Placeholder,
} from '../twilio/templates/contentTemplate';
import { chosenTemplate } from './chosenTemplate';
import { asHtml } from './html';
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

function fieldsOf({ placeholders, text }: ContentTemplate): ResourceMapperFields {
	const fields = placeholders.map((each) => fieldFor(each, text));
	return fields.length > 0 ? { fields } : nothingWith('The template has no placeholders.');
}

/** The sample stands in the label: as a value it would be sent to somebody one day. */
function fieldFor({ name, sample }: Placeholder, text: string): ResourceMapperField {
	const surroundings = surroundingsOf(name, text);
	const parts = [
		`{{${name}}}`,
		...(sample === '' ? [] : [`e.g. “${sample}”`]),
		...(surroundings === '' ? [] : [`in “${surroundings}”`]),
	];
	return {
		id: name,
		displayName: parts.join(', '),
		required: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string',
	};
}

const before = 30;
const after = 15;

/** What stands around a placeholder; empty when it is not in the text. */
function surroundingsOf(name: string, text: string): string {
	const line = text.replace(/\s+/g, ' ');
	const found = Array.from(line.matchAll(placeholder)).find(([, each]) => each === name);
	if (!found) return '';
	const start = Math.max(0, found.index - before);
	const end = found.index + found[0].length + after;
	return `${start > 0 ? '…' : ''}${line.slice(start, end).trim()}${end < line.length ? '…' : ''}`;
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
