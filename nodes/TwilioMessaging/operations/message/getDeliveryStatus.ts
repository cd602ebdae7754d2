import { fetchMessageRequest } from '../../../twilio/messageRequests';
import { messageSidField, readMessageSid } from '../../fields/messageSid';
import { requestOptionsField } from '../../fields/runOptions';
import { readMessageShape, simplifyField } from '../../fields/simplify';
import { readWaitForDelivery, waitForDeliveryField } from '../../fields/waiting';
import type { Call } from '../call';
import type { Operation } from '../operation';
import { pollDelivery } from './deliveryPoll';

/** What became of messages that were sent. */
export const getDeliveryStatus: Operation = {
	resource: 'message',
	value: 'getDeliveryStatus',
	name: 'Get Delivery Status',
	action: 'Get delivery status of message',
	description: 'Wait until each message has arrived or is lost, and say which',
	fields: [messageSidField, waitForDeliveryField, simplifyField, requestOptionsField],
	read(item) {
		const sid = readMessageSid(item);
		const shape = readMessageShape(item);
		const whenFailed = `The delivery status of message ${sid} could not be read`;
		const call: Call = {
			request: fetchMessageRequest(item.accountSid, sid),
			whenFailed,
			whenUnknown: whenFailed,
			take: (answer) => (answer.sid === sid ? { results: [shape(answer)] } : undefined),
			poll: pollDelivery(item.accountSid, readWaitForDelivery(item), shape),
		};
		return { calls: [call] };
	},
};
