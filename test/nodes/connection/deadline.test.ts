import { beforeDeadline } from '../../../nodes/connection/deadline';

let now = 1_000_000;
const clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
/** The timers that were made: after how many milliseconds they end what waits for them, and what does so now. */
let timers: Array<{ milliseconds: number; end: () => void }> = [];
const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
	const controller = new AbortController();
	timers.push({
		milliseconds,
		end: () => {
			controller.abort();
		},
	});
	return controller.signal;
});

beforeEach(() => {
	timers = [];
	now += 1_000_000;
});
afterAll(() => {
	clock.mockRestore();
	timeout.mockRestore();
});

const never = () => new Promise<never>(() => undefined);

/** Begins something that never ends by itself; gives the code of the error that ends it. */
async function codeOf(seconds: number): Promise<unknown> {
	try {
		return await beforeDeadline(seconds, never);
	} catch (error) {
		return error instanceof Error && 'code' in error ? error.code : error;
	}
}

test('what takes too long ends as late', async () => {
	const code = codeOf(30);
	timers[0]?.end();
	expect(await code).toBe('ETIMEDOUT');
});

test.each([
	[1, 1400],
	[30, 30_400],
	[0.0001, 401],
])('a limit of %d s may be exceeded by 0.4 s', (seconds, milliseconds) => {
	void codeOf(seconds);
	expect(timers.map((timer) => timer.milliseconds)).toEqual([milliseconds]);
});

test('what begins within 0.2 s shares a timer', async () => {
	const codes = [codeOf(5)];
	now += 199;
	codes.push(codeOf(5));
	expect(timers).toHaveLength(1);
	now += 1;
	codes.push(codeOf(5), codeOf(6));
	expect(timers).toHaveLength(3);
	for (const { end } of timers) end();
	expect(await Promise.all(codes)).toEqual(codes.map(() => 'ETIMEDOUT'));
});

test('what comes in time is given, whatever its timer does later', async () => {
	const results = Promise.allSettled([
		beforeDeadline(7, () => Promise.resolve('here')),
		beforeDeadline(7, () => Promise.reject(new Error('broken'))),
	]);
	expect(await results).toMatchObject([{ value: 'here' }, { reason: { message: 'broken' } }]);
	timers[0]?.end();
	expect(timers).toHaveLength(1);
});
