import type { INodeProperties } from 'n8n-workflow';
import { isJsonObject } from '../../../twilio/api/json';
import { InvalidValue, readField } from '../../../twilio/values/problem';
import type { ItemReader } from '../reading/itemReader';
import { parseMoment } from '../reading/moments';
import { parseChoice, parseNumber } from '../reading/values';

const labels = {
	limit: 'Limit Wait Time',
	type: 'Limit Type',
	amount: 'Amount',
	unit: 'Unit',
	moment: 'Max Date and Time',
};

const types = { afterTimeInterval: 'After Time Interval', atSpecifiedTime: 'At Specified Time' };
/** In milliseconds. */
const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000 };
const inTime = { show: { limitType: ['afterTimeInterval'] } };

/** How long the execution waits. The names are those of n8n's own nodes. */
export const limitWaitTimeOption: INodeProperties = {
	displayName: labels.limit,
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'hours' } },
	description:
		'When to continue without an answer. The input is then passed on unchanged, without "data". n8n checks once a minute.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: labels.type,
					name: 'limitType',
					type: 'options',
					options: Object.entries(types).map(([value, name]) => ({ name, value })),
					default: 'afterTimeInterval',
					description: 'Whether the limit is a length of time or a date',
				},
				{
					displayName: labels.amount,
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1,
					displayOptions: inTime,
					description: 'How long to wait',
				},
				{
					displayName: labels.unit,
					name: 'resumeUnit',
					type: 'options',
					options: [
						{ name: 'Days', value: 'days' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Minutes', value: 'minutes' },
					],
					default: 'hours',
					displayOptions: inTime,
					description: 'Unit of Amount',
				},
				{
					displayName: labels.moment,
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
					description: 'Until when to wait, in the workflow’s time zone',
				},
			],
		},
	],
};

/**
 * When to go on without an answer; undefined when the execution waits as long as it takes.
 *
 * @throws InvalidValue
 */
export function readWaitLimit(item: ItemReader, now = new Date()): Date | undefined {
	return item.options.read('limitWaitTime', labels.limit, (raw) => {
		const values = isJsonObject(raw) && isJsonObject(raw.values) ? raw.values : {};
		const type = readField(labels.type, () =>
			parseChoice(values.limitType ?? 'afterTimeInterval', types),
		);
		if (type === 'atSpecifiedTime')
			return readField(labels.moment, () => momentAfter(values.maxDateAndTime, item.timezone, now));
		const amount = readField(labels.amount, () =>
			parseNumber(values.resumeAmount ?? 1, { whole: false, minimum: 0.01, maximum: 100_000 }),
		);
		const unit = readField(labels.unit, () => parseChoice(values.resumeUnit ?? 'hours', units));
		return new Date(now.getTime() + amount * units[unit]);
	});
}

function momentAfter(raw: unknown, timezone: string, now: Date): Date {
	const moment = parseMoment(raw, timezone, 'refused');
	if (moment > now) return moment;
	throw new InvalidValue(
		`is over: ${moment.toISOString()}`,
		'Choose a time to come, or remove the limit.',
	);
}
