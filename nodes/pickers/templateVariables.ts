import {
	NodeApiError,
	type ILoadOptionsFunctions,
	type ResourceMapperField,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { fetchTemplateRequest } from '../twilio/contentRequests';
import { placeholder, readTemplateResource, type Placeholder } from '../twilio/contentTemplate';
import type { JsonObject } from '../twilio/json';
import { InvalidValue } from '../twilio/invalidValue';
import { parseSidOrPage } from '../twilio/sid';
import { askForPicker, type Question } from './answers';
import { chosenText } from './chosen';

const question: Question = {
	whenFailed: 'The template could not be read',
	permission: 'to read content templates',
	instead: 'use a Standard key',
};

/** The placeholders of the chosen template, as fields that have to be filled in. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const chosen = chosenText(this, 'contentSid');
	if (chosen === '')
		return nothingWith('Choose a content template above: its placeholders stand here then.');
	try {
		const sid = parseSidOrPage('content', chosen);
		const template = await askForPicker(this, question, () => fetchTemplateRequest(sid));
		return fieldsOf(template);
	} catch (error) {
		return explained(this, error);
	}
}

function fieldsOf(resource: JsonObject): ResourceMapperFields {
	const { placeholders, text } = readTemplateResource(resource);
	const fields = placeholders.map((each) => fieldFor(each, text));
	if (fields.length > 0) return { fields };
	return nothingWith(`This template has no placeholders. It says: ${text}`);
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
	emptyFieldsNotice,
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
