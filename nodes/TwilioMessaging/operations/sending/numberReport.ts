import { callingCodeWithName, countryName } from '../../../twilio/values/country';
import { findNumber } from '../../../twilio/values/numberingPlans';
import { createParameters } from '../../../twilio/message/createParameters';
import type { CreateMessage } from '../../../twilio/message/createMessage';
import type { JsonObject } from '../../../twilio/api/json';
import { InvalidValue, valueOrInvalid } from '../../../twilio/values/problem';
import { readSenderType } from '../../fields/message/sender';
import type { ItemReader } from '../../fields/reading/itemReader';

/** What became of the numbers that somebody wrote: how each was read, and whose it is. */
export function reportNumbers(item: ItemReader, read: Partial<CreateMessage>): JsonObject[] {
	const senderType = valueOrInvalid(() => readSenderType(item));
	return [
		reportNumber(item, 'to', read.to),
		...(senderType === 'messagingService' ? [] : [reportNumber(item, 'from', read.from)]),
	];
}

function reportNumber(
	item: ItemReader,
	name: 'to' | 'from',
	readAs: string | undefined,
): JsonObject {
	const { label } = createParameters[name];
	const written = valueOrInvalid(() => item.read(name, label, asWritten));
	const number = readAs === undefined ? undefined : findNumber(readAs.replace(/^\w+:/, ''));
	return {
		field: label,
		written: written instanceof InvalidValue ? null : written,
		readAs: readAs ?? null,
		country: number?.country === undefined ? null : countryName(number.country),
		note: number === undefined || number.isKnown() ? null : unknownRange(number.callingCode),
	};
}

const unknownRange = (callingCode: string) =>
	`Not in a range that ${callingCodeWithName(callingCode)} is known to use: check it, and send if it is right.`;

function asWritten(raw: unknown): string | number | null {
	return typeof raw === 'string' || typeof raw === 'number' ? raw : null;
}
