import { createParameters } from '../../../twilio/message/createParameters';
import { fieldLabels } from '../../../twilio/message/formLabels';
import { cutText, splitText } from '../../../twilio/sms/splitText';
import { type ItemReader } from '../reading/itemReader';
import type { Option } from './optionGroups';
import { parseChoice, parseNumber } from '../reading/values';
import { InvalidValue } from '../../../twilio/values/problem';

const labels = { longBody: fieldLabels.longBody, longestPart: 'Max Characters per Message' };

/** Twilio takes at most as much in one message. */
const usualLongest = 1600;
const limits = { whole: true, minimum: 20, maximum: usualLongest };

/** At most so many messages for one text: a long text in the wrong field would cost too much. */
const mostParts = 50;

const choices = { refuse: 'Refuse', split: 'Split', cut: 'Truncate' };

/** What is to become of a text that is too long for one message. */
export const longBodyOptions: readonly Option[] = [
	{
		displayName: labels.longBody,
		name: 'longBody',
		type: 'options',
		options: [
			{
				name: choices.refuse,
				value: 'refuse',
				description: 'Send nothing for the item, and say why',
			},
			{
				name: choices.split,
				value: 'split',
				description: 'Send several messages, one after another: “(1/3) …”',
			},
			{
				name: choices.cut,
				value: 'cut',
				description: 'Send the beginning, with “…” at its end',
			},
		],
		default: 'refuse',
		description:
			'What to do with a Body that is longer than Max Characters per Message, or without that option than the 1600 characters that Twilio takes. Words and emoji stay whole.',
	},
	{
		displayName: labels.longestPart,
		name: 'longestPart',
		type: 'number',
		typeOptions: { minValue: limits.minimum, maxValue: limits.maximum },
		default: usualLongest,
		description:
			'How long a message may be before Long Body splits or truncates it, and each part of it, its number included. An emoji counts as two or more characters.',
	},
];

/**
 * How this item's text is made to fit: it gives one text, or the parts of a long one, and throws
 * InvalidValue for one that is to be refused.
 *
 * @throws InvalidValue
 */
export function readLongBody(item: ItemReader): (body: string) => readonly string[] {
	const { options } = item;
	const choice = options.read('longBody', labels.longBody, (raw) => parseChoice(raw, choices));
	const longest =
		options.read('longestPart', labels.longestPart, (raw) => parseNumber(raw, limits)) ??
		usualLongest;
	switch (choice) {
		case 'split':
			return (body) => {
				checkCount(Math.ceil(body.length / longest));
				const parts = splitText(body, longest);
				checkCount(parts.length);
				return parts;
			};
		case 'cut':
			return (body) => [cutText(body, longest)];
		case 'refuse':
		case undefined:
			return (body) => [checkLength(body, longest)];
	}
}

/** Twilio's own limit is looked after with all else that Twilio refuses. */
function checkLength(body: string, longest: number): string {
	if (longest === usualLongest || body.length <= longest) return body;
	throw new InvalidValue(
		`has ${body.length} characters, and ${labels.longestPart} is ${longest}`,
		'Shorten the text, raise the option, or let Long Body split or truncate it.',
		createParameters.body.label,
	);
}

function checkCount(parts: number): void {
	if (parts <= mostParts) return;
	throw new InvalidValue(
		`is so long that it would take at least ${parts} messages; at most ${mostParts} go to one person at once`,
		'Shorten the text, or raise Max Characters per Message.',
		createParameters.body.label,
	);
}
