import { scaleTime } from '../../../engine/timeScale';
import { creating } from '../../../twilio-stand-in/faults';
import { repositoryRoot } from '../../../engine/packageNodes';
import { recipients, sendEachItem, setUpTwilio } from '../../../engine/setUpTwilio';
import type { Guard } from '../../../../nodes/TwilioMessaging/dispatch/runState';
import type { TwilioFailure } from '../../../../nodes/twilio/api/failure';
import type { TwilioRequest } from '../../../../nodes/twilio/api/request';
import { RecordedWaiting } from './recordedWaiting';
import { failureWith, retrierOf } from './retrierOf';

/** Covers retryPolicy. */

const request: TwilioRequest = { method: 'POST', path: '/Messages.json', query: [], form: [] };
const answer = { status: 200, body: {}, date: Number.NaN };
const allowed: Guard = { mayStart: () => true, onRefusal: () => undefined };

/** Twilio did not process it: too many requests. */
const busy = failureWith({ outcome: 'notSent', repeat: 'now', status: 429 });
/** Nothing is known of it. */
const lost = failureWith({ outcome: 'unknown', repeat: 'later' });
/** It never left. */
const unconnected = failureWith({ outcome: 'notSent', repeat: 'now' });

/** Asks, and gives what was waited and how often Twilio was asked, when it answers like this. */
async function outcomeOf(
	answers: (times: number) => TwilioFailure | typeof answer,
	{ createsMessage = false, guard = allowed } = {},
) {
	const waiting = new RecordedWaiting();
	let asked = 0;
	// More often than any of these tests asks: nothing goes on for ever.
	const retrier = retrierOf(() => Promise.resolve(asked++ < 50 ? answers(asked) : answer), waiting);
	const result = await retrier.ask(request, createsMessage, guard);
	return { result, asked, waits: waiting.waits };
}

/** Always fails like this. */
const always = (failure: TwilioFailure) => () => failure;

/** The part of the longest pause that is waited. */
let luck: jest.SpyInstance<number, []>;
beforeEach(() => {
	luck = jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
	luck.mockRestore();
});

describe('the pause before a repetition', () => {
	it('is 250 ms at most at first, twice that with each repetition, and never above 16 s', async () => {
		const { waits } = await outcomeOf((times) => (times <= 9 ? busy : answer));
		expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 16_000, 16_000]);
	});

	it.each([0, 0.25, 0.5])('is a random part of that, from nothing on (%d)', async (part) => {
		luck.mockReturnValue(part);
		const { waits } = await outcomeOf((times) => (times <= 4 ? busy : answer));
		expect(waits).toEqual([250, 500, 1000, 2000].map((most) => most * part));
	});

	it('is drawn anew for each', async () => {
		luck.mockReturnValueOnce(0.1).mockReturnValueOnce(0.9);
		const { waits } = await outcomeOf((times) => (times <= 2 ? busy : answer));
		expect(waits).toEqual([25, 450]);
	});

	it('comes on top of what Twilio asked for', async () => {
		const { waits } = await outcomeOf((times) =>
			times <= 2 ? { ...busy, retryAfterSeconds: 3 } : answer,
		);
		expect(waits).toEqual([3250, 3500]);
	});
});

describe('a request is given up', () => {
	it('when its pauses add up to more than two minutes while Twilio is busy', async () => {
		const { result, waits } = await outcomeOf(always(busy));
		expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, ...Array<number>(6).fill(16_000)]);
		expect(result).toEqual(busy);
	});

	it('when its pauses add up to more than fifteen seconds otherwise', async () => {
		const { result, waits } = await outcomeOf(always(unconnected));
		expect(waits).toEqual([250, 500, 1000, 2000, 4000]);
		expect(result).toEqual(unconnected);
	});

	it.each([
		['busy', busy, 120],
		['not connected', unconnected, 15],
		['silent', lost, 15],
	])('to the millisecond, when Twilio is %s', async (_how, failure, seconds) => {
		luck.mockReturnValue(0);
		const asking = async (retryAfterSeconds: number) =>
			(await outcomeOf(always({ ...failure, retryAfterSeconds }))).waits;
		expect(await asking(seconds)).toEqual([seconds * 1000]);
		expect(await asking(seconds + 0.001)).toEqual([]);
	});

	it('at once when Twilio asks for more patience than there is', async () => {
		const { asked } = await outcomeOf(always({ ...busy, retryAfterSeconds: 3600 }));
		expect(asked).toBe(1);
	});
});

describe('whether a request is repeated after', () => {
	const refused = failureWith({ outcome: 'refused', repeat: 'afterChange', status: 400 });

	it.each<[string, TwilioFailure, whenReading: boolean, whenCreating: boolean]>([
		['a connection that was never there', unconnected, true, true],
		['too many requests', busy, true, true],
		['too many messages for today', { ...busy, repeat: 'later' }, false, false],
		['no answer', lost, true, false],
		['no answer that says to repeat it', failureWith({ repeat: 'now' }), true, false],
		['an error that stays', failureWith({ repeat: 'afterChange' }), false, false],
		['a refusal', refused, false, false],
		['a refusal that passes', { ...refused, repeat: 'later' }, false, false],
	])('%s', async (_what, failure, whenReading, whenCreating) => {
		const times = async (createsMessage: boolean) =>
			(await outcomeOf((asked) => (asked === 1 ? failure : answer), { createsMessage })).asked;
		expect(await times(false)).toBe(whenReading ? 2 : 1);
		expect(await times(true)).toBe(whenCreating ? 2 : 1);
	});
});

describe('the rest of the run', () => {
	/** A guard that lets so many attempts begin, and counts the refusals that it is told of. */
	function guardFor(attempts: number) {
		const told = { refusals: 0 };
		let left = attempts;
		const guard: Guard = {
			mayStart: () => left-- > 0,
			onRefusal: () => {
				told.refusals += 1;
			},
		};
		return { guard, told };
	}

	it.each([0, 1, 3])('is asked before every attempt: after %d no more', async (attempts) => {
		const { guard } = guardFor(attempts);
		const { result, asked } = await outcomeOf(always(busy), { guard });
		expect(result).toBeUndefined();
		expect(asked).toBe(attempts);
	});

	it.each<[string, TwilioFailure[], number]>([
		['a refusal', [failureWith({ outcome: 'refused', repeat: 'afterChange' })], 1],
		['an answer after a pause', [busy], 0],
		['a failure of which nobody knows anything', [failureWith({ repeat: 'afterChange' })], 0],
		['a refusal after one', [lost, failureWith({ outcome: 'refused' })], 0],
	])('is told of refusals: %s', async (_what, failures, refusals) => {
		const { guard, told } = guardFor(10);
		await outcomeOf((times) => failures[times - 1] ?? answer, { guard });
		expect(told.refusals).toBe(refusals);
	});

	it('learns that a refusal followed an attempt of which nobody knows anything', async () => {
		const refused = failureWith({ outcome: 'refused', repeat: 'afterChange', status: 404 });
		const { result } = await outcomeOf((times) => (times === 1 ? lost : refused));
		expect(result).toEqual({ ...refused, followsUnknown: true });
	});
});

describe('in a run', () => {
	const twilio = setUpTwilio();

	test('Retry-After is waited for', async () => {
		luck.mockRestore();
		scaleTime(repositoryRoot, 1);
		const [item] = recipients(1);
		twilio.standIn.faults.once(creating(), {
			kind: 'error',
			status: 429,
			moment: 'before',
			retryAfterSeconds: 1,
		});
		await twilio.run(item ? [item] : [], sendEachItem);
		const [first, second] = twilio.standIn.requests.filter(creating());
		expect(second?.status).toBe(201);
		expect((second?.arrivedAt ?? 0) - (first?.arrivedAt ?? 0)).toBeGreaterThanOrEqual(990);
	});
});
