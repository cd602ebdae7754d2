import { deliveryOf } from '../../../twilio/message/deliveryState';
import type { JsonObject } from '../../../twilio/api/json';
import { sidOf } from '../../../twilio/message/messageResource';
import { fetchMessageRequest } from '../../../twilio/message/messageRequests';
import type { Poll } from '../../call';

/**
 * Waits until a message is delivered or undelivered. The result says in `delivery` which it is, or that it
 * is still pending when the time is over.
 *
 * @param shape how the item wants its message
 */
export function pollDelivery(
	accountSid: string,
	minutes: number,
	shape: (message: JsonObject) => JsonObject,
): Poll {
	return {
		seconds: minutes * 60,
		request: (result) => fetchMessageRequest(accountSid, sidOf(result)),
		parse: (answer) => (sidOf(answer) === '' ? undefined : shape(answer)),
		isOver: (result) => deliveryOf(result) !== 'pending',
		conclude: (result, problem) => ({
			...result,
			delivery: deliveryOf(result),
			...(problem !== undefined && { deliveryProblem: problem }),
		}),
	};
}
