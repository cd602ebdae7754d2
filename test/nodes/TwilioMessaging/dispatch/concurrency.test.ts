import { scaleTime } from '../../../engine/timeScale';
import { creating } from '../../../twilio-stand-in/faults';
import { defaults } from '../../../twilio-stand-in/server';
import { jsonOf } from '../../../engine/engine';
import { repositoryRoot } from '../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { twilioItems, twilioNodeName } from '../../../engine/twilioNode';

const twilio = setUpTwilio();

beforeEach(() => {
	scaleTime(repositoryRoot, 1);
});

const creations = () => twilio.standIn.requests.filter(creating());

/** When the messages of a sender arrived, in milliseconds after the first of all. */
function arrivals(from: string): number[] {
	const start = Math.min(...creations().map(({ arrivedAt }) => arrivedAt));
	return creations()
		.filter(({ form }) => form.some(([name, value]) => name === 'From' && value === from))
		.map(({ arrivedAt }) => arrivedAt - start);
}

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
	expect(creations().map(({ status }) => status)).toEqual(items.map(() => 201));
});

test.each([1, 3, 20])('never more than %d requests are under way', async (most) => {
	twilio.standIn.faults.latency = 150;
	await twilio.run(recipients(45), { ...sendEachItem, options: { maxConcurrentRequests: most } });
	expect(twilio.standIn.peakInFlight).toBe(most);
	expect(twilio.standIn.messages()).toHaveLength(45);
});

test('Messages per Second holds for each sender by itself', async () => {
	const senders = [defaults.number, defaults.shortCode];
	const items = recipients(8).map((item, index) => ({ ...item, from: senders[index % 2] }));
	await twilio.run(items, {
		...sendEachItem,
		from: { __rl: true, mode: 'sender', value: '={{ $json.from }}' },
		options: { messagesPerSecond: 5 },
	});
	for (const sender of senders) {
		const times = arrivals(sender);
		expect(times).toHaveLength(4);
		// A slow machine makes them later, never earlier; timers may be a little early.
		times.forEach((time, index) => {
			expect(time).toBeGreaterThan(index * 200 - 60);
		});
		// Side by side: one after the other they would take twice as long.
		expect(times[0]).toBeLessThan(600);
	}
});

test('Retry-After is waited for', async () => {
	const [item] = recipients(1);
	twilio.standIn.faults.once(creating(), {
		kind: 'error',
		status: 429,
		moment: 'before',
		retryAfterSeconds: 1,
	});
	await twilio.run(item ? [item] : [], sendEachItem);
	const [first, second] = creations();
	expect(second?.status).toBe(201);
	expect((second?.arrivedAt ?? 0) - (first?.arrivedAt ?? 0)).toBeGreaterThanOrEqual(990);
});

test('under a cap the requests under way become fewer, and more again when it is lifted', async () => {
	const { faults } = twilio.standIn;
	const peaks = { capped: 0, free: 0 };
	let underWay = 0;
	let arrived = 0;
	faults.concurrencyLimit = { requests: 3 };
	faults.latency = () => {
		arrived += 1;
		underWay += 1;
		setTimeout(() => {
			underWay -= 1;
		}, 10);
		const phase = arrived > 150 ? 'free' : 'capped';
		if (arrived > 60) peaks[phase] = Math.max(peaks[phase], underWay);
		if (arrived === 150) faults.concurrencyLimit = undefined;
		return 10;
	};
	const run = await twilio.run(recipients(500), {
		...sendEachItem,
		options: { maxConcurrentRequests: 20 },
	});
	expect(run.data.resultData.error).toBeUndefined();
	expect(twilio.standIn.messages()).toHaveLength(500);
	expect(peaks.free).toBeGreaterThan(peaks.capped);
	const refused = creations().filter(({ status }) => status === 429);
	expect(refused.length).toBeLessThan(150);
});

test('items that list at once share the limit', async () => {
	twilio.standIn.seedMessages(60, (index) => ({ to: `+1415555${String(2000 + (index % 6))}` }));
	twilio.standIn.faults.latency = 10;
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

test('Messages per Second does not make up for a standstill with a burst', async () => {
	let arrived = 0;
	twilio.standIn.faults.latency = () => (arrived++ < 4 ? 1000 : 0);
	await twilio.run(recipients(12), {
		...sendEachItem,
		options: { messagesPerSecond: 20, maxConcurrentRequests: 4 },
	});
	const times = creations()
		.map(({ arrivedAt }) => arrivedAt)
		.slice(4);
	const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
	// 50 ms each; timers and the network are never that late in a row.
	expect(gaps.filter((gap) => gap < 20)).toEqual([]);
});
