import { RateLimiter } from '../../../../nodes/TwilioMessaging/dispatch/rateLimiter';
import { RecordedWaiting } from './recordedWaiting';

const start = Date.UTC(2030, 0, 1);
let now = start;
const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
beforeEach(() => {
	now = start;
});
afterAll(() => {
	clock.mockRestore();
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
