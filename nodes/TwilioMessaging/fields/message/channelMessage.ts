import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { createParameters } from '../../../twilio/message/createParameters';
import { fieldLabels } from '../../../twilio/message/formLabels';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import { bodyField, readBody } from './body';
import { type ItemReader } from '../reading/itemReader';
import { mediaFields, readMedia } from './attachments';
import { locationFields, readLocation } from './location';
import { readTemplate, templateFields } from './template';
import type { MediaLimits } from '../../../twilio/media/mediaLimits';
import { parseChoice } from '../reading/values';
import { InvalidValue } from '../../../twilio/values/problem';

const label = fieldLabels.messageType;

/** What a message of a channel can carry. */
const messageTypes = {
	location: 'Location',
	media: 'Media',
	template: 'Template',
	text: 'Text',
};
type MessageType = keyof typeof messageTypes;

const messageTypeField: INodeProperties = {
	displayName: label,
	name: 'messageType',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: messageTypes.location, value: 'location', description: 'A location on the map' },
		{
			name: messageTypes.media,
			value: 'media',
			description: 'A picture or file, with or without a text',
		},
		{
			name: messageTypes.template,
			value: 'template',
			description: 'A content template, with its placeholders filled in',
		},
		{ name: messageTypes.text, value: 'text', description: 'A plain text' },
	],
	default: 'text',
	description: 'What the message carries',
};

/** A template has a text of its own. */
export const typesWithBody: readonly MessageType[] = ['location', 'media', 'text'];

function shownFor(types: readonly MessageType[], fields: INodeProperties[]): INodeProperties[] {
	return updateDisplayOptions({ show: { messageType: [...types] } }, fields);
}

/** Fields for what a channel's message carries. */
export const channelContentFields: INodeProperties[] = [
	messageTypeField,
	...shownFor(['template'], templateFields),
	...shownFor(['media'], mediaFields),
	...shownFor(['location'], locationFields),
	...shownFor(typesWithBody, [bodyField]),
];

/** When an option does something that is about the text. */
export const ifBody = [{ show: { '/messageType': [...typesWithBody] } }];

/** What a channel's message carries, as create parameters. */
export type ChannelContent = Pick<
	CreateMessage,
	'body' | 'contentSid' | 'contentVariables' | 'mediaUrl' | 'persistentAction'
>;

/**
 * What the item's message carries.
 *
 * @param limits of the channel's files
 * @throws InvalidValue
 */
export function readChannelContent(item: ItemReader, limits: MediaLimits): ChannelContent {
	const type = item.read('messageType', label, (raw) => parseChoice(raw, messageTypes));
	switch (type) {
		case 'template':
			return readTemplate(item);
		case 'media':
			return { body: readBody(item), mediaUrl: readMedia(item, limits) };
		case 'location':
			return { body: readRequiredBody(item), persistentAction: [readLocation(item)] };
		case 'text':
			return { body: readRequiredBody(item) };
	}
}

function readRequiredBody(item: ItemReader): string {
	const body = readBody(item);
	if (body !== undefined) return body;
	throw new InvalidValue(
		'is empty',
		'Write a text, or check that its expression finds a value for this item.',
		createParameters.body.label,
	);
}
