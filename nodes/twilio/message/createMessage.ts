import type { CreateParameter, ValueOf } from './createParameterRow';
import { createParameters, type CreateParameterName } from './createParameters';
import { accountPath, type Parameters, type TwilioRequest } from '../api/request';

/** A message to create. What is not set is not sent. */
export type CreateMessage = { to: string } & {
	[Name in Exclude<CreateParameterName, 'to'>]?:
		ValueOf<(typeof createParameters)[Name]> | undefined;
};

/** The table's names, in the order in which they are sent. */
export const createParameterNames = Object.keys(createParameters).filter(
	(name): name is CreateParameterName => name in createParameters,
);

/** The table's row for a parameter. */
export function createParameter(name: CreateParameterName): CreateParameter {
	return createParameters[name];
}

/** Twilio writes its parameters with a capital: `mediaUrl` is sent as `MediaUrl`. */
const wireNames = createParameterNames.map(
	(name) => [name, name.charAt(0).toUpperCase() + name.slice(1)] as const,
);

/** A moment as Twilio's SDK writes it: UTC, to the second. */
export function wireDateTime(moment: Date): string {
	return `${moment.toISOString().slice(0, 19)}Z`;
}

function wireValues(value: NonNullable<CreateMessage[CreateParameterName]>): string[] {
	if (Array.isArray(value)) return value;
	return [value instanceof Date ? wireDateTime(value) : String(value)];
}

/**
 * The request that creates a message.
 *
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export function createMessageRequest(accountSid: string, message: CreateMessage): TwilioRequest {
	const form: Array<Parameters[number]> = [];
	for (const [name, wireName] of wireNames) {
		const value = message[name];
		if (value === undefined) continue;
		for (const text of wireValues(value)) form.push([wireName, text]);
	}
	return { method: 'POST', path: accountPath(accountSid, 'Messages.json'), query: [], form };
}
