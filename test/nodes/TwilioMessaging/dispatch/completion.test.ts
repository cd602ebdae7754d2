import type { Call, Poll } from '../../../../nodes/TwilioMessaging/call';
import { done } from '../../../../nodes/TwilioMessaging/dispatch/callResult';
import { Completion, type FetchFile } from '../../../../nodes/TwilioMessaging/dispatch/completion';
import { Outage } from '../../../../nodes/TwilioMessaging/dispatch/outage';
import { RunState } from '../../../../nodes/TwilioMessaging/dispatch/runState';
import type { JsonObject } from '../../../../nodes/twilio/api/json';
import type { TwilioRequest } from '../../../../nodes/twilio/api/request';
import { RecordedWaiting } from './recordedWaiting';
import { failureWith, retrierOf } from './retrierOf';

const request: TwilioRequest = { method: 'GET', path: '/Message.json', query: [], form: [] };

/** Polls for so many seconds, until a result is at its end. */
function poll(seconds: number, isOver: (result: JsonObject) => boolean = () => false): Poll {
	return {
		seconds,
		request: () => request,
		parse: (answer) => answer,
		isOver,
		conclude: (result, problem) => ({ ...result, ...(problem !== undefined && { problem }) }),
	};
}

const callWith = (rest: Partial<Call>): Call => ({
	request,
	whenFailed: '',
	whenUnknown: '',
	parse: () => undefined,
	...rest,
});

const noFile: FetchFile = () => Promise.resolve(failureWith({}));

/** Carries a call to its end; each answer of Twilio's says how often it was asked. */
async function complete(call: Partial<Call>, fetchFile: FetchFile = noFile) {
	const waiting = new RecordedWaiting();
	let asked = 0;
	const retrier = retrierOf(
		() => Promise.resolve({ status: 200, body: { asked: ++asked }, date: Number.NaN }),
		waiting,
	);
	const completion = new Completion(
		retrier,
		waiting,
		new RunState(waiting, new Outage(), true),
		fetchFile,
	);
	const ending = await completion.complete(callWith(call), done([{ asked: 0 }]));
	return { ending, waits: waiting.waits };
}

test('a result is asked for again after 3 s, then after half as long again each time, up to 30 s', async () => {
	const { waits } = await complete({ poll: poll(240) });
	expect(waits.slice(0, -1)).toEqual([
		3000, 4500, 6750, 10_125, 15_187.5, 22_781.25, 30_000, 30_000, 30_000, 30_000, 30_000,
	]);
	expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(240_000);
});

test('it is asked for once more at the very end, and then no more', async () => {
	const { ending, waits } = await complete({ poll: poll(5) });
	expect(waits).toEqual([3000, 2000]);
	expect(ending).toEqual(done([{ asked: 2 }]));
});

test('a result that has come to its end is not asked for', async () => {
	const { ending, waits } = await complete({ poll: poll(240, ({ asked }) => asked === 1) });
	expect(waits).toEqual([3000]);
	expect(ending).toEqual(done([{ asked: 1 }]));
});

test('nothing is waited for where there is no time', async () => {
	expect((await complete({ poll: poll(0) })).waits).toEqual([]);
});

describe('files', () => {
	const file = { name: 'data', path: '/file', contentType: 'image/png', largest: 1 };
	const data = { data: 'AA==', mimeType: 'image/png' };

	test('come with the result, after as many tries as any other request has', async () => {
		let tried = 0;
		const { ending, waits } = await complete({ files: () => [file] }, () =>
			Promise.resolve(++tried < 3 ? failureWith({}) : data),
		);
		expect(ending).toMatchObject({ results: [{ json: { asked: 0 }, binary: { data } }] });
		expect(waits).toHaveLength(2);
	});

	test('that cannot be had fail the call', async () => {
		const failure = failureWith({ outcome: 'refused', repeat: 'afterChange' });
		const { ending } = await complete({ files: () => [file] }, () => Promise.resolve(failure));
		expect(ending).toEqual({ kind: 'failed', failure });
	});
});
