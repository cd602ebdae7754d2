import type { INodeProperties } from 'n8n-workflow';
import { errorOf } from '../../../../engine/errorOf';
import { recipients, sendEachItem, setUpTwilio } from '../../../../engine/setUpTwilio';
import {
	requestOptions,
	sendingOptions,
} from '../../../../../nodes/TwilioMessaging/fields/options/runOptions';

/** Covers optionsField, waitOptions. */

const twilio = setUpTwilio();

/** Sends one message with these options. */
const sendWith = async (options: Record<string, number>) =>
	await twilio.run(recipients(1), { ...sendEachItem, options });

describe.each([
	['timeout', 'Timeout (Seconds)', [1, 2.5, 300], [0, 0.9, 300.1, 3600]],
	['maxConcurrentRequests', 'Max Concurrent Requests', [1, 100], [0, 1.5, 101]],
	['messagesPerSecond', 'Messages per Second', [0.01, 500], [0, 0.009, -1]],
	['skipIfSentWithin', 'Skip If Sent Within (Minutes)', [0.01, 100_000], [0, 0.009, -1]],
	['maxMessagesPerRun', 'Max Messages per Run', [1, 100_000], [0, 1.5, -1]],
	['waitForDelivery', 'Wait for Delivery (Minutes)', [0], [-0.1, 1440.1]],
])('%s', (name, label, good, bad) => {
	test.each(good)('may be %d', async (value) => {
		expect((await sendWith({ [name]: value })).data.resultData.error).toBeUndefined();
		expect(twilio.standIn.messages()).toHaveLength(1);
	});

	test.each(bad)('may not be %d', async (value) => {
		expect(errorOf(await sendWith({ [name]: value })).message).toContain(`'${label}'`);
		expect(twilio.standIn.requests).toEqual([]);
	});
});

/** What a field shows of its limits, and what it holds when it is added. */
function shown({ name, default: usual, typeOptions }: INodeProperties) {
	return [name, usual, typeOptions?.minValue, typeOptions?.maxValue];
}

test('the form shows the same limits', () => {
	expect(requestOptions.map(shown)).toEqual([
		['maxConcurrentRequests', 20, 1, 100],
		['timeout', 30, 1, 300],
	]);
	expect(sendingOptions.slice(requestOptions.length).map(shown)).toEqual([
		['messagesPerSecond', 1, 0.01, undefined],
		['skipDuplicateRecipients', false, undefined, undefined],
		['skipIfSentWithin', 60, 1, undefined],
		['maxMessagesPerRun', 100, 1, undefined],
		['sendOnceKey', '', undefined, undefined],
		['waitForDelivery', 5, 0, 1440],
	]);
});

test('without the option, twenty requests are in flight at once', async () => {
	twilio.standIn.faults.latency = 150;
	await twilio.run(recipients(45), sendEachItem);
	expect(twilio.standIn.peakInFlight).toBe(20);
});
