import { isJsonObject, type JsonObject } from '../../twilio/api/json';
import { emptyTwiml, isReadWhole } from '../../twilio/webhook/twiml';
import type { TriggerParameters } from '../fields/triggerParameters';
import { fittedReply, type FittedReply } from './fittedReply';
import { valueAtPath } from './valueAtPath';

/**
 * The reply in what the workflow returned.
 *
 * @param result the last node's first item as n8n answers it; a text is one that n8n wrote itself
 */
export function workflowReply(
	result: unknown,
	{ replyField, longReply }: Pick<TriggerParameters, 'replyField' | 'longReply'>,
): FittedReply {
	if (!isJsonObject(result) || isWordsOfN8n(result))
		return { twiml: emptyTwiml, problem: 'is missing: there is no item' };
	const { twiml } = result;
	if (typeof twiml === 'string' && isTwiml(twiml)) {
		return isReadWhole(twiml)
			? { twiml }
			: { twiml: emptyTwiml, problem: 'is TwiML of more than the 64 kB that Twilio reads' };
	}
	const value = valueAtPath(result, replyField);
	if (typeof value === 'string') return fittedReply(value, [], longReply);
	if (typeof value === 'number') return fittedReply(String(value), [], longReply);
	return { twiml: emptyTwiml, problem: problemOf(value, replyField) };
}

/** What n8n answers when the workflow gives no item, in place of one. It is for no person. */
function isWordsOfN8n(result: JsonObject): boolean {
	const { message, ...others } = result;
	return (
		typeof message === 'string' &&
		Object.keys(others).length === 0 &&
		/^Workflow executed successfully but (?:no data was|the last node did not) return/.test(message)
	);
}

function isTwiml(text: string): boolean {
	return /^\s*(<\?xml[^>]*\?>\s*)?<Response[\s/>]/.test(text);
}

function problemOf(value: unknown, replyField: string): string {
	if (value === undefined || value === null) return `is missing: there is no field "${replyField}"`;
	const kind = Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
	return `is not a text: the field "${replyField}" is ${kind}. Name the field in it, such as "${replyField}.text"`;
}
