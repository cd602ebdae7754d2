import type { INodeProperties } from 'n8n-workflow';
import { InvalidValue } from '../../../twilio/values/problem';
import type { ResponseType } from '../../../waiting/question';
import { isBlank } from '../reading/collectionReader';
import type { ItemReader } from '../reading/itemReader';
import { parseMessageText } from '../reading/messageWords';
import { parseChoice } from '../reading/values';

const labels = { message: 'Message', responseType: 'Response Type' };

/** What the field of the text is called on the screen. */
export const messageLabel = labels.message;

/** The question. An AI agent's gate fills in this field by its name. */
export const messageField: INodeProperties = {
	displayName: labels.message,
	name: 'message',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. May Ana book the flight for 420 EUR?',
	description:
		'What the person is asked. The link to the page on which to answer is added below it, about 170 characters.',
};

const types: Readonly<Record<ResponseType, { name: string; description: string }>> = {
	approval: { name: 'Approval', description: 'Two buttons, or one; with an optional comment' },
	customForm: { name: 'Custom Form', description: 'A form with fields of your choice' },
	freeText: { name: 'Free Text', description: 'Any text' },
};

/** How the person can answer. */
export const responseTypeField: INodeProperties = {
	displayName: labels.responseType,
	name: 'responseType',
	type: 'options',
	noDataExpression: true,
	options: Object.entries(types).map(([value, words]) => ({ ...words, value })),
	default: 'approval',
	description: 'How the person answers',
};

/** What an answer by text needs beside this node. */
export const textAnswersNotice: INodeProperties = {
	displayName:
		'Answers by text, such as YES, need a published Twilio Messaging Trigger for the sender, with the option Answer Waiting Questions.',
	name: 'textAnswersNotice',
	type: 'notice',
	default: '',
	// No text answers a form.
	displayOptions: { show: { responseType: ['approval', 'freeText'] } },
};

/**
 * The question as it was written.
 *
 * @throws InvalidValue
 */
export function readMessage(item: ItemReader): string {
	return item.read('message', labels.message, (raw) => {
		const text = parseMessageText(raw);
		if (!isBlank(text)) return text.trim();
		throw new InvalidValue(
			'is empty',
			'Write what the person is asked, or check that its expression finds a value for this item.',
		);
	});
}

/** @throws InvalidValue */
export function readResponseType(item: ItemReader): ResponseType {
	return item.read('responseType', labels.responseType, (raw) => parseChoice(raw, types));
}
