import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../../../twilio/api/json';
import { partForSimplifying, simplifyMessage } from '../../../twilio/message/simplifiedMessage';
import type { ItemReader } from '../reading/itemReader';
import { parseFlag } from '../reading/values';
import { hideSignatures } from '../../../waiting/hiddenSignatures';

const label = 'Simplify';

/** Whether a message is given with its most useful fields only. */
export const simplifyField: INodeProperties = {
	displayName: label,
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * How this item wants its messages.
 *
 * @throws InvalidValue
 */
export function readMessageShape(item: ItemReader): (message: JsonObject) => JsonObject {
	const { form } = item.context;
	const shape = readShape(item, (message) => simplifyMessage(message, form));
	if (!item.context.isTool) return shape;
	// A model could answer a question that waits for a person.
	return (message) => ({ ...shape(message), ...withoutSignature(message) });
}

function withoutSignature({ body }: JsonObject): JsonObject {
	return typeof body === 'string' ? { body: hideSignatures(body) } : {};
}

/**
 * What of Twilio's answer has to be kept so that `readMessageShape` can give the same again.
 *
 * @throws InvalidValue
 */
export function readKeptPart(item: ItemReader): (message: JsonObject) => JsonObject {
	return readShape(item, partForSimplifying);
}

/**
 * How this item wants its results.
 *
 * @param reduce gives the most useful fields
 * @throws InvalidValue
 */
export function readShape(
	item: ItemReader,
	reduce: (resource: JsonObject) => JsonObject,
): (resource: JsonObject) => JsonObject {
	return item.read('simplify', label, parseFlag) ? reduce : (resource) => resource;
}
