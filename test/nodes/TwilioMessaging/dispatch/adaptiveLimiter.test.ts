import { scaleTime } from '../../../engine/timeScale';
import { repositoryRoot } from '../../../engine/packageNodes';
import { creating } from '../../../twilio-stand-in/faults';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import { AdaptiveLimiter } from '../../../../nodes/TwilioMessaging/dispatch/adaptiveLimiter';

/** What ends a request that is in flight. */
type End = (wasTooMany: boolean) => void;

/** Begins a request as soon as the limiter lets it. */
async function request(limiter: AdaptiveLimiter, onBegin: (end: End) => void): Promise<void> {
	await limiter.run(
		async () => await new Promise<boolean>(onBegin),
		(wasTooMany) => wasTooMany,
	);
}

const settled = () =>
	new Promise((resolve) => {
		setImmediate(resolve);
	});

/** More requests than the limiter ever lets be in flight, the oldest of which is answered first. */
class Rush {
	readonly #limiter: AdaptiveLimiter;
	readonly #underWay: End[] = [];

	constructor(
		readonly most: number,
		queued = 4000,
	) {
		this.#limiter = new AdaptiveLimiter(most);
		for (let index = 0; index < queued; index++)
			void request(this.#limiter, (end) => this.#underWay.push(end));
	}

	/** How many are in flight. */
	async underWay(): Promise<number> {
		await settled();
		return this.#underWay.length;
	}

	/** Twilio answers so many, which says nothing of the limit where they began before it changed. */
	async answer(count: number, wasTooMany = false): Promise<void> {
		for (let index = 0; index < count; index++) {
			await settled();
			this.#underWay.shift()?.(wasTooMany);
		}
	}

	/** Twilio refuses one; all that began before that are then answered. */
	async refuse(): Promise<void> {
		const before = await this.underWay();
		await this.answer(1, true);
		await this.answer(before - 1);
	}

	/** How many answers raise the limit. */
	async answersToRise(): Promise<number> {
		const before = await this.underWay();
		for (let answers = 1; answers < 10_000; answers++) {
			await this.answer(1);
			if ((await this.underWay()) > before) {
				// Those that began before the rise do not count for the next one.
				await this.answer(before - 1);
				return answers;
			}
		}
		throw new Error('The limit never rose');
	}
}

test.each([1, 3, 20, 100])('lets %d be in flight at once, and no more', async (most) => {
	const rush = new Rush(most);
	expect(await rush.underWay()).toBe(most);
	await rush.answer(3 * most);
	expect(await rush.underWay()).toBe(most);
});

test('each 429 lowers the limit by a quarter, down to one', async () => {
	const rush = new Rush(20);
	const limits: number[] = [];
	for (let refusal = 0; refusal < 9; refusal++) {
		await rush.refuse();
		limits.push(await rush.underWay());
	}
	expect(limits).toEqual([15, 11, 8, 6, 4, 3, 2, 1, 1]);
});

test('a heap of 429s that left together lowers it once', async () => {
	const rush = new Rush(20);
	await rush.answer(20, true);
	expect(await rush.underWay()).toBe(15);
});

test('as many answers as the limit raise it by one, up to where it began', async () => {
	const rush = new Rush(20);
	await rush.refuse();
	expect(await rush.answersToRise()).toBe(15);
	expect(await rush.underWay()).toBe(16);
	for (const limit of [16, 17, 18, 19]) {
		expect(await rush.underWay()).toBe(limit);
		expect(await rush.answersToRise()).toBe(limit);
	}
	await rush.answer(100);
	expect(await rush.underWay()).toBe(20);
});

test('a 429 after a rise takes back that rise, and no more', async () => {
	const rush = new Rush(20);
	await rush.refuse();
	await rush.answersToRise();
	await rush.refuse();
	expect(await rush.underWay()).toBe(15);
});

test('each rise that is refused doubles the answers to the next one, up to 64 times the limit', async () => {
	const rush = new Rush(4);
	await rush.refuse();
	const answers: number[] = [];
	for (let rise = 0; rise < 9; rise++) {
		answers.push(await rush.answersToRise());
		await rush.refuse();
	}
	expect(answers).toEqual([3, 8, 16, 32, 64, 128, 256, 256, 256]);
});

test('a rise that is borne halves them again, to no fewer than the limit', async () => {
	const rush = new Rush(20);
	await rush.refuse();
	for (let refused = 0; refused < 3; refused++) {
		await rush.answersToRise();
		await rush.refuse();
	}
	const answers = [
		await rush.answersToRise(),
		await rush.answersToRise(),
		await rush.answersToRise(),
		await rush.answersToRise(),
	];
	// At a limit of 15, 16, 17 and 18.
	expect(answers).toEqual([128, 128, 64, 32]);
});

describe('in a run', () => {
	const twilio = setUpTwilio();
	beforeEach(() => {
		scaleTime(repositoryRoot, 1);
	});

	test.each([1, 3, 20])('never more than %d requests are in flight', async (most) => {
		twilio.standIn.faults.latency = 150;
		await twilio.run(recipients(45), { ...sendEachItem, options: { maxConcurrentRequests: most } });
		expect(twilio.standIn.peakInFlight).toBe(most);
		expect(twilio.standIn.messages()).toHaveLength(45);
	});

	test('under a cap the requests in flight become fewer, and more again when it is lifted', async () => {
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
		const refused = twilio.standIn.requests
			.filter(creating())
			.filter(({ status }) => status === 429);
		expect(refused.length).toBeLessThan(150);
	});
});
