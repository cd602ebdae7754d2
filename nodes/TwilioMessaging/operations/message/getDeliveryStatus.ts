import { fetchMessageRequest } from '../../../twilio/message/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/lookUp/messageSid';
import { requestOptionsField } from '../../fields/options/runOptions';
import { readMessageShape, simplifyField } from '../../fields/lookUp/simplify';
import { readWaitForDelivery, waitForDeliveryField } from '../../fields/options/waitOptions';
import type { Call } from '../../call';
import type { Operation } from '../operation';
import { pollDelivery } from '../common/deliveryPoll';

/** What became of messages that were sent. */
export const getDeliveryStatus: Operation = {
	resource: 'message',
	value: 'getDeliveryStatus',
	name: 'Get Delivery Status',
	action: 'Get delivery status of message',
	description: 'Wait for the final delivery status of each message',
	builderHint:
		'Behind a send, which only says that Twilio has the message. Twilio charged a message that is undelivered: it leaves as a result, not as an error.',
	fields: [messageSidField, waitForDeliveryField, simplifyField, requestOptionsField],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		const whenFailed = `The delivery status of message ${sid} could not be read`;
		const call: Call = {
			request: fetchMessageRequest(item.accountSid, sid),
			whenFailed,
			whenUnknown: whenFailed,
			parse: (answer) => (answer.sid === sid ? { results: [shape(answer)] } : undefined),
			poll: pollDelivery(item.accountSid, readWaitForDelivery(item), shape),
		};
		return { calls: [call] };
	},
};
