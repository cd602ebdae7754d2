import { creating } from '../../../twilio-stand-in/faults';
import { jsonOf } from '../../../engine/engine';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../engine/twilioNode';

/** Covers scheduler. */

const twilio = setUpTwilio();

test('results leave in the order of the items, whatever the answers take', async () => {
	const items = recipients(12);
	const slow = new Set(items.filter((_, index) => index % 3 === 0).map(({ to }) => to));
	twilio.standIn.faults.latency = (request) =>
		[...slow].some((to) => creating(to)(request)) ? 60 : 5;

	const run = await twilio.run(items, sendEachItem);

	expect(jsonOf(run, twilioNodeName).map(({ to }) => to)).toEqual(items.map(({ to }) => to));
	expect(twilioItems(run).map(({ pairedItem }) => pairedItem)).toEqual(
		items.map((_, item) => ({ item })),
	);
	expect(twilio.standIn.requests.filter(creating()).map(({ status }) => status)).toEqual(
		items.map(() => 201),
	);
});

test('items that list at once share the limit', async () => {
	twilio.standIn.seedMessages(60, (index) => ({ to: `+1415555${String(2000 + (index % 6))}` }));
	twilio.standIn.faults.latency = 100;
	const items = recipients(6).map(({ to }) => ({ to }));
	const run = await twilio.run(items, {
		operation: 'list',
		returnAll: true,
		filters: { to: '={{ $json.to }}' },
		options: { maxConcurrentRequests: 2 },
	});
	expect(twilio.standIn.peakInFlight).toBe(2);
	expect(twilioItems(run)).toHaveLength(60);
	const origins = twilioItems(run).map(({ pairedItem }) => pairedItem);
	expect(origins).toEqual(items.flatMap((_, item) => Array.from({ length: 10 }, () => ({ item }))));
});
