import type { INodeProperties } from 'n8n-workflow';
import { parseParty } from '../../../twilio/values/address';
import type { MessageFilters } from '../../../twilio/message/messageRequests';
import { defaultCountryField, readDefaultCountry } from '../reading/defaultCountry';
import type { ItemReader } from '../reading/itemReader';
import { parseMoment } from '../reading/moments';
import { parseRequiredText } from '../reading/values';

const labels = {
	from: 'From',
	dateSent: 'Sent On (UTC)',
	dateSentAfter: 'Sent After (UTC)',
	dateSentBefore: 'Sent Before (UTC)',
	to: 'To',
};

/** Which messages to list. */
export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		defaultCountryField,
		{
			displayName: labels.from,
			name: 'from',
			type: 'string',
			default: '',
			placeholder: 'e.g. +14155550199',
			description: 'Only messages from this number or address',
		},
		{
			displayName: labels.dateSentAfter,
			name: 'dateSentAfter',
			type: 'dateTime',
			default: '',
			description:
				'Only messages sent at this time or later. The time is in UTC, whatever the workflow’s time zone.',
		},
		{
			displayName: labels.dateSentBefore,
			name: 'dateSentBefore',
			type: 'dateTime',
			default: '',
			description:
				'Only messages sent at this time or earlier. The time is in UTC, whatever the workflow’s time zone.',
		},
		{
			displayName: labels.dateSent,
			name: 'dateSent',
			type: 'dateTime',
			default: '',
			description:
				'Only messages sent on this day, midnight to midnight in UTC; the time of day does not matter',
		},
		{
			displayName: labels.to,
			name: 'to',
			type: 'string',
			default: '',
			placeholder: 'e.g. +14155550100',
			description: 'Only messages to this number or address',
		},
	],
};

function startOfDay(moment: Date): Date {
	return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()));
}

/** @throws InvalidValue */
export function readFilters(item: ItemReader): MessageFilters {
	const filters = item.collection('filters');
	const rules = { defaultCountry: readDefaultCountry(filters) };
	/** Twilio's own numbers may stand on either side of a message. */
	const address = (name: 'to' | 'from') =>
		filters.read(name, labels[name], (raw) => parseParty(parseRequiredText(raw), rules));
	const moment = (name: 'dateSent' | 'dateSentBefore' | 'dateSentAfter') =>
		filters.read(name, labels[name], (raw) => parseMoment(raw, 'utc'));
	const dateSent = moment('dateSent');
	return {
		to: address('to'),
		from: address('from'),
		dateSent: dateSent && startOfDay(dateSent),
		dateSentBefore: moment('dateSentBefore'),
		dateSentAfter: moment('dateSentAfter'),
	};
}
