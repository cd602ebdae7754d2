import type { JsonObject } from '../../../twilio/api/json';
import { isWaiting } from '../../../twilio/message/messageResource';

/** That "queued" is not "delivered": for messages whose delivery was not waited for. */
export function hintAtHandedOver(results: readonly JsonObject[]): string | undefined {
	const waiting = results.filter(
		(result) => isWaiting(result) && result.skipped !== true && result.delivery === undefined,
	);
	if (waiting.length === 0) return undefined;
	const what = waiting.length === 1 ? '1 message was' : `${waiting.length} messages were`;
	return `${what} handed over to Twilio. A status such as "queued" does not say whether it arrives: the operation Get Delivery Status does, and so does the option Wait for Delivery.`;
}
