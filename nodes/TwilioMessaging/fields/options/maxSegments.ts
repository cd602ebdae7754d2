import type { CreateMessage } from '../../../twilio/message/createMessage';
import { charactersForcingUcs2 } from '../../../twilio/sms/encodingReport';
import { channelOf, textSent } from '../../../twilio/message/messageText';
import { segmentsOf } from '../../../twilio/sms/segments';
import { type ItemReader } from '../reading/itemReader';
import type { Option } from './optionGroups';
import { parseNumber } from '../reading/values';
import { InvalidValue } from '../../../twilio/values/problem';
import { quote } from '../../../twilio/values/quote';

const label = 'Max Segments';

/** A limit to what one item's text may cost. */
export const maxSegmentsOption: Option = {
	displayName: label,
	name: 'maxSegments',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 3,
	description:
		'Maximum number of SMS segments for one item’s text, all parts together; Twilio charges each segment. If the text takes more, nothing is sent for the item. Preview shows the number.',
};

/**
 * Undefined when the option is off.
 *
 * @throws InvalidValue
 */
export function readMaxSegments(item: ItemReader): number | undefined {
	return item.options.read('maxSegments', label, (raw) =>
		parseNumber(raw, { whole: true, minimum: 1 }),
	);
}

/**
 * @param messages what the item adds up to; only what travels as SMS has segments
 * @throws InvalidValue when they take more segments than that
 */
export function checkSegments(messages: readonly CreateMessage[], most: number): void {
	const texts = messages.flatMap((message) =>
		channelOf(message) === 'sms' ? (textSent(message) ?? []) : [],
	);
	const segments = segmentsOf(texts);
	if (segments <= most) return;
	const [costly] = texts.flatMap(charactersForcingUcs2);
	throw new InvalidValue(
		`is ${most}, and the text takes ${segments} segments`,
		costly
			? `Shorten the text, raise the option, or write it without characters such as ${quote(costly.character)} (${costly.codePoint}): with them, 70 fit into a segment instead of 160. Preview lists them.`
			: 'Shorten the text, or raise the option.',
		label,
	);
}
