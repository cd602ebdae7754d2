import { jsonParse, type GenericValue, type IDataObject } from 'n8n-workflow';

/** What the SDK is given for a parameter or a filter. */
export type SdkValue = string | number | boolean | Date | string[] | undefined;

/** The zone of the workflows that the test engine runs. */
const workflowZone = 'Europe/Berlin';

const grouped = (digits: string, separator: string) =>
	digits.replace(/\d{3}(?=\d{2})/g, (group) => group + separator);

const numberHands: ReadonlyArray<(digits: string) => string> = [
	(digits) => `+${digits}`,
	(digits) => `00${digits}`,
	(digits) => `+${grouped(digits, ' ')}`,
	(digits) => `+${digits.slice(0, 2)} (${digits.slice(2, 5)}) ${digits.slice(5)}`,
	(digits) => `00 ${grouped(digits, '-')}`,
	(digits) => `  +${grouped(digits, '.')}\n`,
	(digits) => `\u202A+${grouped(digits, '\u00A0')}\u202C`,
	(digits) => `+${grouped(digits, '–')}`,
	(digits) => `+ ${digits.slice(0, 4)} / ${grouped(digits.slice(4), ' ')}`,
	(digits) => `tel:+${digits}`,
	(digits) => `'+${digits}`,
];

/** One of several, chosen by the style. */
function pick<Hand>(hands: readonly Hand[], style: number): Hand {
	const hand = hands[style % hands.length];
	if (hand === undefined) throw new Error('There is nothing to pick from');
	return hand;
}

function writeAddress(address: string, style: number): string {
	const [, channel = '', rest = ''] = /^(whatsapp:|rcs:|messenger:)?(.*)$/.exec(address) ?? [];
	const prefix = pick([channel, channel.toUpperCase(), ` ${channel} `], style);
	const digits = /^\+(\d+)$/.exec(rest)?.[1];
	if (digits !== undefined) return prefix + pick(numberHands, style)(digits);
	return prefix + pick([rest, ` ${rest}`, `${rest}\t`], style);
}

/** The time on the clocks of a zone, as ISO 8601 without a zone. */
function clockTime(moment: Date, timeZone: string): string {
	const text = moment.toLocaleString('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	return text.replace(' ', 'T');
}

/** @param zone the zone that a text without one is meant in */
function writeMoment(moment: Date, zone: string, style: number): string {
	return pick(
		[
			moment.toISOString(),
			clockTime(moment, zone),
			`${clockTime(moment, 'Asia/Kolkata')}+05:30`,
			clockTime(moment, zone).replace('T', ' '),
		],
		style,
	);
}

const day = 86_400_000;

/** Any time of a day in UTC stands for the day. */
function writeDay(startOfDay: Date, style: number): string {
	const moment = new Date(startOfDay.getTime() + (style % day));
	return style % 5 === 0
		? startOfDay.toISOString().slice(0, 10)
		: writeMoment(moment, 'UTC', style);
}

/** JSON as text, or as the object that an expression gives. */
function writeVariables(text: string, style: number): GenericValue | IDataObject {
	const variables = jsonParse<IDataObject>(text);
	const isCompact = JSON.stringify(variables) === text;
	return style % 2 === 0 && isCompact ? variables : ` ${text}\n`;
}

function writeText(name: string, text: string, style: number): GenericValue | IDataObject {
	if (name === 'body') return text;
	if (name === 'contentVariables') return writeVariables(text, style);
	if (['to', 'from', 'fallbackFrom'].includes(name)) return writeAddress(text, style);
	return pick([text, text, ` ${text} `], style);
}

/**
 * Writes what the SDK is given in its own form as people, sheets and forms may have put it into the
 * node's field of that name.
 */
export function write(
	name: string,
	value: SdkValue,
	style: number,
): GenericValue | IDataObject | GenericValue[] {
	if (value === undefined) return undefined;
	if (value instanceof Date) {
		if (name === 'dateSent') return writeDay(value, style);
		return writeMoment(value, name === 'sendAt' ? workflowZone : 'UTC', style);
	}
	if (Array.isArray(value)) return value.length === 1 && style % 2 === 0 ? value[0] : value;
	if (typeof value === 'string') return writeText(name, value, style);
	return style % 2 === 0 ? value : String(value);
}
