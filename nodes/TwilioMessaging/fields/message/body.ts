import type { INodeProperties } from 'n8n-workflow';
import { createParameters } from '../../../twilio/message/createParameters';
import { isBlank } from '../reading/collectionReader';
import type { ItemReader } from '../reading/itemReader';
import { parseMessageText } from '../reading/messageWords';

const { body } = createParameters;

/** The text. It may stay empty where media or a content template take its place. */
export const bodyField: INodeProperties = {
	displayName: body.label,
	name: 'body',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: `e.g. ${body.example}`,
	description: body.help,
};

/**
 * The text as it was written; undefined when it is empty.
 *
 * @throws InvalidValue
 */
export function readBody(item: ItemReader): string | undefined {
	const text = item.read('body', body.label, parseMessageText);
	return isBlank(text) ? undefined : text;
}
