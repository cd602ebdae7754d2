import { scaleTime } from '../../../engine/timeScale';
import { creating } from '../../../twilio-stand-in/faults';
import { defaults } from '../../../twilio-stand-in/server';
import { repositoryRoot } from '../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { RateLimiter } from '../../../../nodes/TwilioMessaging/dispatch/rateLimiter';
import { time } from '../../../../nodes/TwilioMessaging/dispatch/time';
import { RecordedWaiting } from './recordedWaiting';

describe('by itself', () => {
	const start = Date.UTC(2030, 0, 1);
	let now = start;
	beforeEach(() => {
		now = start;
		jest.spyOn(time, 'elapsed').mockImplementation(() => now);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	/** Sends of some senders, each as early as it may; what passes is only what is waited. */
	function paced(perSecond: number | undefined) {
		const waiting = new RecordedWaiting(undefined, (milliseconds) => {
			now += Math.max(0, milliseconds);
		});
		const limiter = new RateLimiter(perSecond, waiting);
		/** When the send left, in milliseconds after the start. */
		const send = async (sender: string, late = 0): Promise<number> => {
			await limiter.turn(sender);
			now += late;
			limiter.begin(sender);
			return now - start;
		};
		return { send };
	}

	/** When each left. */
	async function inTurn(sends: ReadonlyArray<() => Promise<number>>): Promise<number[]> {
		const left: number[] = [];
		for (const send of sends) left.push(await send());
		return left;
	}

	test.each([
		[5, [0, 200, 400, 600]],
		[1, [0, 1000, 2000, 3000]],
		[0.01, [0, 100_000, 200_000, 300_000]],
	])('at %d a second, sends are evenly spaced', async (perSecond, expected) => {
		const { send } = paced(perSecond);
		const one = () => send('+1');
		expect(await inTurn([one, one, one, one])).toEqual(expected);
	});

	test('without a rate nothing is waited for', async () => {
		const { send } = paced(undefined);
		const one = () => send('+1');
		expect(await inTurn([one, one, one])).toEqual([0, 0, 0]);
	});

	test('each sender has turns of its own', async () => {
		const { send } = paced(5);
		const [one, other] = [() => send('+1'), () => send('+2')];
		expect(await inTurn([one, other, one, other])).toEqual([0, 0, 200, 200]);
	});

	test('a send that is a little late is made up for', async () => {
		const { send } = paced(5);
		const one = () => send('+1');
		expect(await inTurn([one, () => send('+1', 199), one, one])).toEqual([0, 399, 400, 600]);
	});

	test.each([200, 5000])('a standstill of %d ms is not made up for', async (late) => {
		const { send } = paced(5);
		const one = () => send('+1');
		const left = await inTurn([one, () => send('+1', late), one, one]);
		expect(left).toEqual([0, late + 200, late + 400, late + 600]);
	});
});

describe('in a run', () => {
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
			// A slow machine makes them later, and the first of all, too.
			times.forEach((time, index) => {
				expect(time).toBeGreaterThan(index * 200 - 150);
			});
			// Side by side: one after the other they would take twice as long.
			expect(times[0]).toBeLessThan(600);
		}
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
		// Nominally 150 ms; the first may be late.
		const spans = times.slice(3).map((time, index) => time - (times[index] ?? 0));
		expect(spans).toHaveLength(5);
		expect(spans.filter((span) => span < 50)).toEqual([]);
		// Nominally 350 ms.
		expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(250);
	});
});
