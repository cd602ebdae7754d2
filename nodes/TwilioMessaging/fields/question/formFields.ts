import type { INodeProperties } from 'n8n-workflow';
import { isJsonObject, type JsonObject } from '../../../twilio/api/json';
import { InvalidValue, readField } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';
import type { FormField, FormFieldType } from '../../../waiting/question';
import { reservedNames } from '../../../waiting/answerData';
import type { ItemReader } from '../reading/itemReader';
import { parseChoice, parseFlag, parseShownText, parseTexts } from '../reading/values';

const label = 'Form Fields';

const types: Readonly<Record<FormFieldType, string>> = {
	date: 'Date',
	dropdown: 'Dropdown',
	number: 'Number',
	text: 'Text',
};

/** What the person fills in. */
export const formFieldsField: INodeProperties = {
	displayName: label,
	name: 'formFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Form Field',
	default: {},
	displayOptions: { show: { responseType: ['customForm'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: 'Label',
					name: 'fieldLabel',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. New date',
					description: 'Label above the field; also its name in the output',
				},
				{
					displayName: 'Field Type',
					name: 'fieldType',
					type: 'options',
					options: Object.entries(types).map(([value, name]) => ({ name, value })),
					default: 'text',
				},
				{
					displayName: 'Choices',
					name: 'fieldChoices',
					type: 'string',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Choice' },
					default: [],
					displayOptions: { show: { fieldType: ['dropdown'] } },
					description: 'One of these is chosen. An expression may give a list.',
				},
				{
					displayName: 'Required Field',
					name: 'requiredField',
					type: 'boolean',
					default: false,
					description: 'Whether it has to be filled in',
				},
			],
		},
	],
};

/** More do not make a form that somebody fills in on a phone. */
const mostFields = 30;
const mostChoices = 200;
const longestLabel = 200;

/** @throws InvalidValue */
export function readFormFields(item: ItemReader): FormField[] {
	const rows = item.collection('formFields').read('values', label, rowsOf) ?? [];
	return readField(label, () => {
		if (rows.length === 0)
			throw new InvalidValue('has no field', 'Add at least one, or choose another Response Type.');
		if (rows.length > mostFields)
			throw new InvalidValue(`has more than ${mostFields} fields`, 'Ask for less at once.');
		const fields = rows.map(readRow);
		checkNames(fields.map((field) => field.label));
		return fields;
	});
}

function rowsOf(raw: unknown): JsonObject[] {
	const rows: unknown[] = Array.isArray(raw) ? raw : [raw];
	return rows.filter(isJsonObject);
}

function readRow(row: JsonObject, index: number): FormField {
	const name = parseShownText(row.fieldLabel).trim();
	const which = `field ${index + 1}`;
	if (name === '') throw new InvalidValue(`has no label for ${which}`, 'Name the field.');
	if (name.length > longestLabel)
		throw new InvalidValue(`has a label of more than ${longestLabel} characters`, 'Shorten it.');
	const type = parseChoice(row.fieldType ?? 'text', types);
	const choices =
		type === 'dropdown' ? [...new Set(parseTexts(row.fieldChoices, parseShownText))] : [];
	if (type === 'dropdown' && (choices.length === 0 || choices.length > mostChoices)) {
		throw new InvalidValue(
			`has ${choices.length} choices for ${quote(name)}; it takes 1 to ${mostChoices}`,
			'Change its Choices.',
		);
	}
	return { label: name, type, isRequired: parseFlag(row.requiredField ?? false), choices };
}

function checkNames(names: readonly string[]): void {
	const wrong = names.find(
		(name, index) => reservedNames.includes(name) || names.indexOf(name) !== index,
	);
	if (wrong === undefined) return;
	throw new InvalidValue(
		`has a label that is taken: ${quote(wrong)}`,
		'Each field becomes a field of the output: give each a label of its own.',
	);
}
