import type { INodeProperties } from 'n8n-workflow';
import type { OptionCollection } from '../reading/optionCollections';

type Words = Pick<INodeProperties, 'displayName' | 'placeholder' | 'description'>;

const words: Readonly<Record<OptionCollection, Words>> = {
	options: { displayName: 'Options', placeholder: 'Add Option' },
	safetyOptions: {
		displayName: 'Safety and Limits',
		placeholder: 'Add Safety Option',
		description: 'Duplicate protection, limits and sending rate',
	},
	twilioParameters: {
		displayName: 'Twilio Parameters',
		placeholder: 'Add Twilio Parameter',
		description: 'Further parameters of Twilio’s Messages API',
	},
};

/**
 * A collection of an operation's options: one field, so that saved workflows need not change when
 * there are more. The list is in the order of the labels.
 */
export function optionsField(
	options: readonly INodeProperties[],
	name: OptionCollection = 'options',
): INodeProperties {
	const sorted = [...options].sort((one, other) =>
		one.displayName.localeCompare(other.displayName, 'en'),
	);
	return { ...words[name], name, type: 'collection', default: {}, options: sorted };
}
