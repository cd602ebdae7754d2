import type { INodeProperties } from 'n8n-workflow';
import type { ItemReader } from '../reading/itemReader';
import { parseFlag } from '../reading/values';

const label = 'Add Answer Link';

/** Whether a preview is that of a question. */
export const answerLinkField: INodeProperties = {
	displayName: label,
	name: 'answerLink',
	type: 'boolean',
	default: false,
	description:
		'Whether to add a link to the text, as Send and Wait for Response does: Body is the question then',
};

/** @throws InvalidValue */
export function readAnswerLink(item: ItemReader): boolean {
	return item.read('answerLink', label, parseFlag);
}
