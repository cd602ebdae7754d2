import type { INodeProperties } from 'n8n-workflow';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import { createParameters } from '../../../twilio/message/createParameters';
import { isJsonObject } from '../../../twilio/api/json';
import { parseSidOrPage } from '../../../twilio/values/sid';
import { isBlank } from '../reading/collectionReader';
import type { ItemReader } from '../reading/itemReader';
import { byId, byUrl, fromList, type MapperName } from '../../../locators/locatorModes';
import { parseContentVariables } from '../reading/contentVariables';
import { parseRequiredText, parseText } from '../reading/values';
import { InvalidValue } from '../../../twilio/values/problem';

const labels = { template: 'Content Template', variables: 'Template Variables' };

/** What n8n asks for anew whenever another template is chosen. */
function ofTemplate(
	resourceMapperMethod: MapperName,
): Omit<INodeProperties, 'displayName' | 'name'> {
	return {
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		typeOptions: {
			loadOptionsDependsOn: ['contentSid.value'],
			resourceMapper: {
				resourceMapperMethod,
				mode: 'add',
				valuesLabel: labels.variables,
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: false,
				hideNoDataError: true,
			},
		},
	};
}

/** A content template and what fills its placeholders. */
export const templateFields: INodeProperties[] = [
	{
		displayName: labels.template,
		name: 'contentSid',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: createParameters.contentSid.help,
		modes: [
			fromList('searchContentTemplates', 'Select a template…'),
			byId('HX'),
			byUrl('develop/sms/content-template-builder/template/HX…'),
		],
	},
	{
		...ofTemplate('getTemplateText'),
		displayName: 'Template Text',
		name: 'contentText',
		description: 'Preview of the template (not sent)',
		displayOptions: { hide: { contentSid: [''] } },
	},
	{
		...ofTemplate('getTemplateVariables'),
		displayName: labels.variables,
		name: 'contentVariables',
		description: 'What to fill into the template’s placeholders',
	},
];

/**
 * The template as create parameters.
 *
 * @throws InvalidValue
 */
export function readTemplate(
	item: ItemReader,
): Pick<CreateMessage, 'contentSid' | 'contentVariables'> {
	const contentSid = item.read('contentSid', labels.template, (raw) =>
		parseSidOrPage('content', parseRequiredText(raw)),
	);
	const contentVariables = item.read('contentVariables', labels.variables, parseVariables);
	return { contentSid, contentVariables };
}

/** What n8n's mapper holds: the values by their names, and the fields that the template had when it was picked. */
function parseVariables(raw: unknown): string | undefined {
	const { value, schema } = isJsonObject(raw) ? raw : {};
	const values = isJsonObject(value) ? value : {};
	const wanted = Array.isArray(schema) ? schema.filter(isJsonObject) : [];
	const missing = wanted
		.filter(({ id, removed }) => removed !== true && isBlank(values[parseText(id)]))
		.map(({ id }) => parseText(id));
	if (missing.length > 0) {
		throw new InvalidValue(
			`has no value for ${missing.map((name) => `{{${name}}}`).join(', ')}`,
			'Fill in every placeholder of the template, or check that the expressions find a value for this item.',
		);
	}
	const filled = Object.entries(values).filter(([, text]) => !isBlank(text));
	return filled.length === 0 ? undefined : parseContentVariables(Object.fromEntries(filled));
}
