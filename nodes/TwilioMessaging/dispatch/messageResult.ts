import { failureFromUnreadableAnswer } from '../../twilio/api/failure';
import type { JsonObject } from '../../twilio/api/json';
import type { Call } from '../call';
import { done, failed, type CallResult } from './callResult';

/** What a call comes to whose message is known. */
export function resultOf(call: Call, message: JsonObject): CallResult {
	const parsed = call.parse(message, 0);
	return parsed ? done(parsed.results) : failed(failureFromUnreadableAnswer(200));
}

/** Why a message was skipped that Skip If Sent Within says nothing of. */
export const sentByAnother = 'An interrupted execution had already sent it.';

/** The same for a message that was not sent because the person had got it. */
export function skipped(result: CallResult, reason?: string): CallResult {
	if (result.kind !== 'done') return result;
	const why = reason !== undefined && { reason };
	return done(result.results.map(({ json }) => ({ ...json, skipped: true, ...why })));
}
