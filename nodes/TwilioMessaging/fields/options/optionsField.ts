import type { INodeProperties } from 'n8n-workflow';

/** The collection of an operation's options: one field, so that saved workflows need not change when there are more. */
export function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	};
}
