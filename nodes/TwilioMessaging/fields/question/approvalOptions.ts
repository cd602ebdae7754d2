import type { INodeProperties } from 'n8n-workflow';
import { isJsonObject } from '../../../twilio/api/json';
import { readField } from '../../../twilio/values/problem';
import type { PageWords } from '../../../waiting/pageWords';
import { checkLabels, parseLabel } from '../../../waiting/reservedWords';
import type { ItemReader } from '../reading/itemReader';
import { parseChoice, parseShownText } from '../reading/values';

const labels = {
	all: 'Approval Options',
	approvalType: 'Type of Approval',
	approveLabel: 'Approve Button Label',
	disapproveLabel: 'Disapprove Button Label',
};

const types = { double: 'Approve and Disapprove', single: 'Approve Only' };

/** Which buttons there are, and what they say. Empty labels are in the page's language. */
export const approvalOptionsField: INodeProperties = {
	displayName: labels.all,
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add Approval Options',
	default: {},
	displayOptions: { show: { responseType: ['approval'] } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: labels.approvalType,
					name: 'approvalType',
					type: 'options',
					options: [
						{ name: types.double, value: 'double' },
						{ name: types.single, value: 'single' },
					],
					default: 'double',
					description: 'Which buttons the page has',
				},
				{
					displayName: labels.approveLabel,
					name: 'approveLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. Approve',
					description: 'Label of the button. A text with this word counts as the answer too.',
				},
				{
					displayName: labels.disapproveLabel,
					name: 'disapproveLabel',
					type: 'string',
					default: '',
					placeholder: 'e.g. Decline',
					description: 'Label of the button. A text with this word counts as the answer too.',
					displayOptions: { show: { approvalType: ['double'] } },
				},
			],
		},
	],
};

/** What the buttons say; the second is empty when there is none. */
export interface ApprovalLabels {
	readonly approveLabel: string;
	readonly disapproveLabel: string;
}

/**
 * @param words of the page's language, for labels that were left empty
 * @throws InvalidValue
 */
export function readApprovalLabels(item: ItemReader, words: PageWords): ApprovalLabels {
	const set = item
		.collection('approvalOptions')
		.read('values', labels.all, (raw) => (isJsonObject(raw) ? raw : {}));
	const { approvalType = 'double', approveLabel, disapproveLabel } = set ?? {};
	const type = readField(labels.approvalType, () => parseChoice(approvalType, types));
	const read = (label: string, raw: unknown, usual: string) =>
		readField(label, () => parseLabel(parseShownText(raw))) || usual;
	const approve = read(labels.approveLabel, approveLabel, words.approve);
	const disapprove =
		type === 'single' ? '' : read(labels.disapproveLabel, disapproveLabel, words.disapprove);
	readField(labels.all, () => {
		checkLabels(approve, disapprove);
	});
	return { approveLabel: approve, disapproveLabel: disapprove };
}
