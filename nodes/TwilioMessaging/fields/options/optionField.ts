import type { INodeProperties } from 'n8n-workflow';
import { createParameter } from '../../../twilio/message/createMessage';
import type { CreateParameter } from '../../../twilio/message/createParameterRow';
import type { CreateOptionName, Option } from './optionGroups';

type Control = Pick<INodeProperties, 'type' | 'default' | 'typeOptions' | 'options'>;

/** The control on the screen for a row of the parameter table. */
function control(row: CreateParameter): Control {
	switch (row.kind) {
		case 'flag':
			return { type: 'boolean', default: false };
		case 'number':
			return {
				type: 'number',
				default: row.proposed,
				typeOptions: {
					minValue: row.minimum,
					...(row.maximum !== undefined && { maxValue: row.maximum }),
				},
			};
		case 'dateTime':
			return { type: 'dateTime', default: '' };
		case 'texts':
			return {
				type: 'string',
				default: [],
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Action' },
			};
		case 'choice': {
			const options = Object.entries(row.choices).map(([value, name]) => ({ name, value }));
			options.sort((one, other) => one.name.localeCompare(other.name, 'en'));
			return { type: 'options', options, default: row.proposed };
		}
		case 'sid':
			return { type: 'string', default: '' };
		case 'text':
			return row.holds === 'contentVariables'
				? { type: 'json', default: '{}' }
				: { type: 'string', default: '' };
	}
}

/** A parameter of the table as an option. */
export function optionField(name: CreateOptionName): Option {
	const row = createParameter(name);
	return {
		displayName: row.label,
		name,
		...control(row),
		...(row.example !== undefined && { placeholder: `e.g. ${row.example}` }),
		description: row.help,
	};
}
